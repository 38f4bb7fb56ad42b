import type { Shared } from '#domain/coaching/write-up.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { redrawReview } from './peer-review-refs.ts';

/** Whether an agenda has been made since it was given: then others have read it. */
export async function isOnAnAgenda(
  { meetings }: Pick<TrustReads, 'meetings'>,
  { at }: Pick<Shared, 'at'>,
): Promise<boolean> {
  for (const { id } of await meetings.series()) {
    const made = await meetings.between(id, at, '9999-12-31T00:00:00.000Z');
    if (made.some(({ preparedAt }) => preparedAt !== null && preparedAt >= at)) return true;
  }
  return false;
}

/** One thing is told to the trust, in these words and no others. */
export async function shareOne(
  trust: TrustWrites,
  groupId: string,
  share: Omit<Shared, 'takenBackAt'>,
): Promise<void> {
  await trust.peerReviews.addShare(share);
  await redrawReview(trust, { id: share.reviewId, groupId });
}

/** `false`: an agenda has it already, or it was taken back. */
export async function takeBackShare(
  trust: TrustWrites,
  { id: reviewId, groupId }: { readonly id: string; readonly groupId: string },
  shareId: string,
  now: string,
): Promise<boolean> {
  const share = (await trust.peerReviews.shares(reviewId)).find(({ id }) => id === shareId);
  if (!share || (await isOnAnAgenda(trust, share))) return false;
  const taken = await trust.peerReviews.takeBackShare(shareId, now);
  if (taken) await redrawReview(trust, { id: reviewId, groupId });
  return taken;
}
