import { type Plain, plainText } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import { isThere, type PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

/** The first line: what is asked of whoever looks, and why now. */
export function whyNow(subject: PeerReviewSubject, now: string): Plain {
  const { kind, stage, part, focus, startsAt, groupName } = subject;
  if (kind === 'write')
    return plainText`Save as you go, in any of the three. What others write stands beside it, and what you wrote before is kept.`;
  if (kind === 'read') return plainText`Everybody’s latest words first.`;
  if (kind === 'share')
    return plainText`What is written stays with ${groupName}. If there is one thing the trust should know, write it here: these words are shared, and nothing else.`;
  switch (stage) {
    case 'unplanned':
      return plainText`It has no time yet.`;
    case 'ahead':
      return part === 'host' && focus === ''
        ? plainText`You host it. Please say what it is to look at, so that everybody can come prepared.`
        : plainText`What it looks at, and what to have in mind.`;
    case 'ask':
      return isThere(subject)
        ? plainText`It was to be on ${momentInWords(startsAt ?? now, now)}. What you say counts to what is owed.`
        : plainText`Its time is over, and nobody has said yet whether it happened.`;
    case 'held':
      return isThere(subject)
        ? plainText`✓ It was held. What the host will do about it stays the host’s: nobody else is told of it or reminds anybody.`
        : plainText`✓ It was held.`;
    case 'not-held':
      return isThere(subject)
        ? plainText`■ It was not held. What it was for is owed again: another time can be looked for.`
        : plainText`■ It was not held. What it was for is owed again.`;
    case 'off':
      return plainText`– It is not to be.`;
  }
}
