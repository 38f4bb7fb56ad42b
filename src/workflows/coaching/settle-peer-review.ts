import { mayBecome, type PeerReview } from '#domain/coaching/peer-review.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { isTimed, type TimedVisit } from '#domain/visit/visit.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { dropVisit, markHeld } from '../visits/settle-visit.ts';
import { endPoll } from './follow-visit.ts';
import { redrawReview } from './peer-review-refs.ts';
import { postWriteUps } from './post-peer-review.ts';

export interface SettlingReview {
  readonly byId: string;
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/** What the review looks at, in a heading. The caller holds the group. */
export async function agreeFocus(
  trust: TrustWrites,
  review: PeerReview,
  focus: string,
  { byId }: Pick<SettlingReview, 'byId'>,
): Promise<void> {
  await trust.coaching.changeReview(review.id, { focus, focusById: byId });
  await redrawReview(trust, review);
}

/** It was held: what is owed says so, and those who were there are asked to write. The caller holds the group. */
export async function holdReview(
  trust: TrustWrites,
  review: PeerReview,
  { byId, now }: Pick<SettlingReview, 'byId' | 'now'>,
): Promise<void> {
  const visit = await visitOf(trust, review);
  await become(trust, review, { state: 'held' });
  await markHeld(trust, visit, visit.things, { byId, now });
  await postWriteUps(trust, review, visit.startsAt, { now, except: byId });
  await redrawReview(trust, review);
}

/** It was not held: what it was for is owed again, and why can be read by the trust. The caller holds the group. */
export async function dropReview(
  trust: TrustWrites,
  review: PeerReview,
  reason: string,
  { byId, now, newId }: SettlingReview,
): Promise<void> {
  const visit = await visitOf(trust, review);
  await become(trust, review, { state: 'not-held', reason, reasonById: byId });
  await trust.peerReviews.addMiss({
    ...{ id: newId(), reviewId: review.id, on: dayOf(visit.startsAt), reason, byId, at: now },
  });
  await dropVisit(trust, visit, reason, { byId, now });
  await redrawReview(trust, review);
}

/** It is to be made up for: it has no time any more, and one is looked for. Its focus stays. The caller holds the group. */
export async function planAgain(trust: TrustWrites, review: PeerReview): Promise<void> {
  await become(trust, review, { state: 'planned', reason: null, reasonById: null, visitId: null });
  await endPoll(trust, review.id);
  await redrawReview(trust, review);
}

async function become(
  { coaching }: TrustWrites,
  { id, state }: PeerReview,
  change: Parameters<TrustWrites['coaching']['changeReview']>[1] & { readonly state: PeerReview['state'] },
): Promise<void> {
  if (!mayBecome(state, change.state)) throw new Error(`a review that is ${state} is not ${change.state}`);
  await coaching.changeReview(id, change);
}

async function visitOf(trust: TrustWrites, { visitId }: PeerReview): Promise<TimedVisit> {
  if (visitId !== null) await trust.visits.hold(visitId);
  const visit = visitId === null ? null : await trust.visits.find(visitId);
  if (!visit || !isTimed(visit)) throw new Error('a review that is booked as a visit');
  return visit;
}
