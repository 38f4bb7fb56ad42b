import { mayBecome, type PeerReviewState } from '#domain/coaching/peer-review.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawGroups } from './coaching-refs.ts';

/** A visit that has ended without being held for good leaves its review to be timed again. */
const FOLLOWS: Record<Visit['state'], PeerReviewState | null> = {
  ...{ draft: null, offered: null, booked: 'booked', held: 'held', 'not-held': 'not-held' },
  ...{ cancelled: 'planned', declined: 'planned', lapsed: 'planned' },
};

/**
 * A peer review that is booked is a visit, in everybody's calendar as others are; what becomes of the visit, in Teams or in Outlook,
 * becomes of the review. Nothing where the visit is none.
 */
export async function followVisit(
  trust: Pick<TrustWrites, 'coaching' | 'polls' | 'outbox'>,
  { id, state, reason, reasonById }: Visit,
): Promise<void> {
  const review = await trust.coaching.reviewOfVisit(id);
  const became = FOLLOWS[state];
  // Its time may be another.
  if (review) await trust.outbox.wantUpdates(review.id);
  if (!review || became === null || !mayBecome(review.state, became)) return;
  await trust.coaching.changeReview(review.id, {
    state: became,
    ...(became === 'planned' && { visitId: null }),
    ...(became === 'not-held' && { reason, reasonById }),
  });
  if (became === 'planned') await endPoll(trust, review.id);
  await redrawGroups(trust, review.groupId);
}

/** What the group voted for is not to be, or was not: who looks for a time looks anew. */
export async function endPoll({ polls }: Pick<TrustWrites, 'polls'>, reviewId: string): Promise<void> {
  const last = currentPoll(await polls.ofReview(reviewId));
  if (last?.state === 'booked') await polls.change(last.id, { state: 'ended' });
}
