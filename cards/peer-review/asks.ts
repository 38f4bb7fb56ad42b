import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { addDays, dayOf } from '#domain/time/iso.ts';
import { isThere, type PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

/** Whoever was there is reminded to write for so long; after that it is theirs to remember. */
const WRITE_DAYS = 14;

/** Of the host the focus, of those who were there whether it was held, and of each to write it up. */
export function asks(subject: PeerReviewSubject, _viewer: Viewer): Ask | null {
  const { kind, stage, host, part, startsAt, today } = subject;
  if (startsAt === null || !isThere(subject)) return null;
  const day = dayOf(startsAt);
  const ask = (what: string, since?: string): Ask => ({ what: asWords(what, 200), ...(since && { since }) });
  if (kind === 'write')
    return stage === 'held' && subject.mineAt === null && today <= addDays(day, WRITE_DAYS)
      ? ask(`Write up the peer review at ${host}`, day)
      : null;
  if (kind !== 'peer-review') return null;
  if (stage === 'ask') return ask(`Did the peer review at ${host} happen?`, day);
  return stage === 'ahead' && subject.isNear && part === 'host' && subject.focus === ''
    ? ask('What is the peer review at your school to look at?')
    : null;
}
