import { RAG_WORDS } from '../visit/released-report.ts';
import type { Rag } from '../visit/report.ts';

const MARKS: Readonly<Record<Rag, string>> = { red: '▲', amber: '◆', green: '●' };

/** "▲ Red": a sign of its own shape beside the word, and never a colour. */
export const ragInWords = (rag: Rag | null): string =>
  rag === null ? '○ Not rated' : `${MARKS[rag]} ${RAG_WORDS[rag]}`;

/** "▲ 2 red, ◆ 1 amber"; empty: nothing is rated or open. Of what nobody has rated nothing is said where it is not counted. */
export function ragCountsInWords(
  counts: Readonly<Record<Rag, number>> & { readonly unrated?: number },
): string {
  const rated = (['red', 'amber', 'green'] as const).map(rag => [MARKS[rag], counts[rag], rag] as const);
  return [...rated, ['○', counts.unrated ?? 0, 'not rated'] as const]
    .flatMap(([mark, count, word]) => (count > 0 ? [`${mark} ${count} ${word}`] : []))
    .join(', ');
}
