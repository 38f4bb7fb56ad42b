import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** What is still asked of whoever looks. */
export function asks({ may, schoolName, word, asked, today, state }: ReviewView): Ask | null {
  const its = `${schoolName}’s ${word}`;
  const by = asked ? `, by ${dayInWords(asked.by, `${today}T12:00:00Z`)}` : '';
  const ask = (what: string): Ask => ({ what: asWords(what, 200) });
  if (may.confirm || may.dispute)
    return ask(state === 'ruling' ? `Answer about ${its}, before it is decided` : `Answer about ${its}${by}`);
  if (may.reply) return ask(`Answer the head about ${its}${by}`);
  if (may.rule) return ask(`Decide ${its}`);
  if (may.choose) return ask(`Choose between two proposals for ${its}`);
  if (may.talked) return ask(`Talk with the head about ${its}`);
  return may.propose ? ask(`Propose ${its}`) : null;
}
