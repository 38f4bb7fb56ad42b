import type { CoachingGroup } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import type { GroupsNow } from './groups-as-they-are.ts';
import { actingIn, partIn } from './parts-of-review.ts';
import { mayReadWritten, type ReviewAsked } from './read-peer-review.ts';
import type { ReviewLine } from './review-lines.ts';

/**
 * How many of those who were there have written a review up. Null: it was not held, or whoever looks is neither of its group nor
 * among the readers of anything that was written: that somebody wrote is the group's own too.
 */
export async function readWritten(
  { peerReviews }: Pick<TrustReads, 'peerReviews'>,
  review: PeerReview,
  { group, known }: { readonly group: CoachingGroup; readonly known: GroupsNow },
  { actor, now }: Pick<ReviewAsked, 'actor' | 'now'>,
): Promise<ReviewLine['written']> {
  if (review.state !== 'held') return null;
  const today = dayOf(now);
  const all = await peerReviews.writeUps(review.id);
  const readable = all.filter(each => mayReadWritten(actor, group, today, each));
  const isOfIt = partIn(actor, review, group, today) !== null;
  // To whoever joined later what was written before is not nothing.
  if (readable.length === 0 && (all.length > 0 || !isOfIt)) return null;
  const there = actingIn(known.people, group, today, [review.host, ...review.visitors]);
  const writers = new Set(readable.map(({ byId }) => byId));
  // Whoever wrote and has left since was there too.
  return { by: writers.size, of: new Set([...writers, ...there.map(({ id }) => id)]).size };
}
