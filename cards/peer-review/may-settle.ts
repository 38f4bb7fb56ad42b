import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { isThere, type PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

/** Its host and its visitors say what became of it, once it is over. */
export function maySettle(subject: PeerReviewSubject): Allowed {
  if (!isThere(subject)) return no(plainText`Its host or a visitor says whether it happened.`);
  if (subject.stage === 'ask') return YES;
  return no(
    subject.stage === 'ahead'
      ? plainText`It is not over yet.`
      : plainText`That has been said already: this is how it stands now.`,
  );
}

/** Those who were there write once it was held. */
export function mayWrite(subject: PeerReviewSubject): Allowed {
  if (!isThere(subject)) return no(plainText`Those who were there write it up.`);
  return subject.stage === 'held'
    ? YES
    : no(plainText`It is written up once somebody has said that it happened.`);
}
