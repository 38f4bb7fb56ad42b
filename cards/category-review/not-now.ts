import { type Plain, plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** Why the school cannot answer as things stand, and what it can do instead. */
export function notNow({ state, settled, today, word, proposal, may }: ReviewView): Plain {
  const noon = `${today}T12:00:00Z`;
  if (settled?.how === 'agreed')
    return plainText`It was agreed already, on ${dayInWords(settled.at.slice(0, 10), noon)}.`;
  if (settled)
    return plainText`It was decided on ${dayInWords(settled.at.slice(0, 10), noon)}, so an answer changes nothing any more. If things have changed since, ask your officer to look at the ${word} again.`;
  if (state === 'withdrawn') return plainText`It was taken back, so there is nothing to answer.`;
  if (state === 'talking') return plainText`You asked to talk first: you are asked again when you have.`;
  if (state === 'with-officer')
    return plainText`Your answer is with ${proposal?.byName ?? 'the team'}, who replies first.`;
  if (state === 'ruling' || state === 'with-head')
    return may.confirm || may.dispute
      ? plainText`That has been done already.`
      : plainText`This is for the head of the school to answer, or for whoever they have named.`;
  return plainText`There is nothing to answer yet.`;
}
