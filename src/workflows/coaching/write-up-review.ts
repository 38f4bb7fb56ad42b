import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { type Closed, narrower, type ReadBy, type WriteUpWords } from '#domain/coaching/write-up.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import { CannotSeal } from '#ports/peer-review-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { redrawReview } from './peer-review-refs.ts';
import { readByOf } from './read-peer-review.ts';

export interface Writing extends Pick<OwedSources, 'modelFiles'> {
  readonly byId: string;
  readonly now: IsoInstant;
  readonly newId: NewId;
  /** Whom the form named as its readers. */
  readonly told: ReadBy;
}

/**
 * Keeps what somebody wrote beside what others wrote and what they had written before. It is for those the form named, or for fewer
 * where the model says so by now. Where that cannot be
 * sealed nothing is kept, and why is said. The caller holds the group.
 */
export async function saveWriteUp(
  trust: TrustWrites,
  review: PeerReview,
  words: WriteUpWords,
  { byId, now, newId, told, modelFiles }: Writing,
): Promise<{ readonly readBy: ReadBy } | { readonly closed: Closed }> {
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
  const readBy = narrower(told, readByOf(model));
  const { id: reviewId, groupId } = review;
  try {
    await trust.peerReviews.addWriteUp({ id: newId(), reviewId, groupId, byId, at: now, readBy, words });
  } catch (error) {
    if (error instanceof CannotSeal) return { closed: error.because };
    throw error;
  }
  await redrawReview(trust, review);
  return { readBy };
}
