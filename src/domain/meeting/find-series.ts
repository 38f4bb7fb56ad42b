import type { Series } from './series.ts';

/** What a card about a series is about. */
export const seriesRef = (id: string): string => `series:${id}`;
/** The series a reference names; null when it names none. */
export const seriesIn = (ref: string): string | null => /^series:(.+)$/.exec(ref)?.[1] ?? null;

/**
 * The series that words may stand for: the one of that name, else those whose name holds them or whose first letters
 * they are ("SIT" is the school improvement team). No words: every series.
 */
export function seriesNamed<S extends Pick<Series, 'name'>>(asked: string, all: readonly S[]): readonly S[] {
  // "agenda for SIT", "agenda of my executive"
  const wanted = plainly(asked.replace(/^\s*(?:for|of|my)\b(?:\s+my\b)?/i, ''));
  if (wanted === '') return all;
  const exact = all.filter(({ name }) => plainly(name) === wanted);
  if (exact.length > 0) return exact;
  const words = wanted.split(' ');
  return all.filter(({ name }) => {
    const its = plainly(name).split(' ');
    return (
      its.map(word => word[0]).join('') === wanted ||
      words.every(word => its.some(one => one.startsWith(word)))
    );
  });
}

function plainly(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\b(?:the|our|meetings?|series)\b|[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
