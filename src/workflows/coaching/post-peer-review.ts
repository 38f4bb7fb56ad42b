import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustWrites } from '#ports/store.ts';
import { groupsNow } from './groups-as-they-are.ts';
import { actingIn } from './parts-of-review.ts';
import { reviewRef, writeRef } from './peer-review-refs.ts';

const CARD = 'peer-review';

/** The card that is due of a review: before it, at its end, or to write it up. */
export type ReviewPost = 'before' | 'after' | 'write';

/**
 * The card, once to each person for each time the review has; whoever acts for a member since then has their own. Returns how many
 * were new.
 */
export async function postReviewTo(
  trust: Pick<TrustWrites, 'outbox'>,
  { id }: Pick<PeerReview, 'id'>,
  personIds: readonly string[],
  {
    what,
    startsAt,
    now,
  }: { readonly what: ReviewPost; readonly startsAt: IsoInstant; readonly now: IsoInstant },
): Promise<number> {
  const subject = what === 'write' ? writeRef(id) : reviewRef(id);
  const there = new Set((await trust.outbox.postsAbout(CARD, subject)).map(({ key }) => key));
  // Of use as long as it is not over.
  const urgency: PostRequest['urgency'] = what === 'before' ? { canWaitUntil: startsAt } : 'can-wait';
  let posted = 0;
  for (const personId of personIds) {
    const key = `peer-review ${what} ${id} ${startsAt} ${personId}`;
    if (there.has(key)) continue;
    const audience = { kind: 'person', personId } as const;
    await trust.outbox.post({ key, card: CARD, subject, audience, urgency, dueAt: now }, now);
    posted += 1;
  }
  return posted;
}

/** Those who were there are asked to write it up. `except`: whoever said that it was held has the form in front of them. */
export async function postWriteUps(
  trust: TrustWrites,
  review: PeerReview,
  startsAt: IsoInstant,
  { now, except }: { readonly now: IsoInstant; readonly except?: string },
): Promise<number> {
  const { groups, people } = await groupsNow(trust);
  const group = groups.find(({ id }) => id === review.groupId);
  if (!group) return 0;
  const there = actingIn(people, group, dayOf(now), [review.host, ...review.visitors]);
  const to = there.map(({ id }) => id).filter(id => id !== except);
  return postReviewTo(trust, review, to, { what: 'write', startsAt, now });
}
