import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawGroups } from './coaching-refs.ts';

/** A review, what was written of it, somebody's own form for that, and the form for sharing one thing: each is a card's subject. */
export const PEER_REVIEW_VIEWS = ['peer-review', 'read', 'write', 'share'] as const;
export type PeerReviewViewKind = (typeof PEER_REVIEW_VIEWS)[number];

export const reviewRef = (id: string): string => `peer-review:${id}`;
export const readRef = (id: string): string => `read:${id}`;
export const writeRef = (id: string): string => `write:${id}`;
export const shareRef = (id: string): string => `share:${id}`;

export function readReviewRef(ref: string): { kind: PeerReviewViewKind; id: string } | null {
  const found = /^(peer-review|read|write|share):(\S{1,100})$/.exec(ref);
  const kind = PEER_REVIEW_VIEWS.find(each => each === found?.[1]);
  return kind && found?.[2] ? { kind, id: found[2] } : null;
}

/** Whatever shows the review shows it as it is now; never a form, on which somebody may be typing, and never what was written. */
export async function redrawReview(
  trust: Pick<TrustWrites, 'outbox'>,
  { id, groupId }: Pick<PeerReview, 'id' | 'groupId'>,
): Promise<void> {
  await trust.outbox.wantUpdates(reviewRef(id));
  await redrawGroups(trust, groupId);
}
