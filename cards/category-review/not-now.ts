import { type Plain, plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** Why the school cannot answer as things stand, and what it can do instead. */
export function notNow(subject: ReviewView): Plain {
  const { state, settled, today, word, proposal, may, meaning } = subject;
  const noon = `${today}T12:00:00Z`;
  if (settled?.how === 'agreed')
    return plainText`It was agreed already, on ${dayInWords(dayOf(settled.at), noon)}.`;
  if (settled)
    return plainText`It was decided on ${dayInWords(dayOf(settled.at), noon)}, so an answer changes nothing any more. If things have changed since, ask your officer to look at the ${word} again.`;
  if (state === 'withdrawn') return plainText`It was taken back, so there is nothing to answer.`;
  if (state === 'talking') return plainText`You asked to talk first: you are asked again when you have.`;
  if (state === 'with-officer')
    return plainText`Your answer is with ${proposal?.byName ?? 'the team'}, who replies first.`;
  if (may.dispute && meaning === null)
    return plainText`What was proposed cannot be confirmed: your trust’s model does not have it any more. Please ask to talk, or say what you hold to be right.`;
  if (state === 'ruling' || state === 'with-head')
    return may.confirm || may.dispute
      ? plainText`That has been done already.`
      : plainText`This is for the head of the school to answer, or for whoever they have named.`;
  return plainText`There is nothing to answer yet.`;
}
