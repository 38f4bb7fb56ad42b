import { momentInWords } from '#domain/time/words.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

/** What the card is called, and what is read aloud of it: never a word that was written after it. */
export function titleOf(subject: PeerReviewSubject, now: string): string {
  const { kind, stage, host, startsAt } = subject;
  const which = `peer review at ${host}`;
  if (kind === 'write') return `Write up the ${which}`;
  if (kind === 'read') return `What was written of the ${which}`;
  if (kind === 'share') return 'Share one thing with the trust';
  if (stage === 'ask') return `Did the ${which} happen?`;
  return startsAt === null
    ? `Peer review at ${host}`
    : `Peer review at ${host}, ${momentInWords(startsAt, now)}`;
}
