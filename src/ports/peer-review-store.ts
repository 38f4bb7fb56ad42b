import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { Closed, Miss, ReadWriteUp, Shared, WriteUp, WriteUpWords } from '#domain/coaching/write-up.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

interface Stretch {
  readonly from: IsoInstant;
  readonly until: IsoInstant;
}

/** What comes of peer reviews: what was written, what was not held, what was shared. */
export interface PeerReviewReads {
  /** Reviews that are booked or were held as a visit that starts in [from, until). */
  starting(within: Stretch): Promise<PeerReview[]>;
  /** In the order they were saved in. What is sealed and does not open says why, and throws nothing. */
  writeUps(reviewId: string): Promise<ReadWriteUp[]>;
  /** Whether what is for the group alone can be kept: null, or why not. */
  cannotSeal(groupId: string): Promise<Closed | null>;
  misses(reviewId: string): Promise<Miss[]>;
  /** Said in [from, until), in the order they were said in. */
  missesSaid(within: Stretch): Promise<Miss[]>;
  /** What was taken back is among them. */
  shares(reviewId: string): Promise<Shared[]>;
  /** Given in [from, until) and not taken back, in the order they were given in. */
  sharesGiven(within: Stretch): Promise<Shared[]>;
}

/** How many groups' keys there are, and of them: wrapped anew, as they are to be already, and opened by no key that is set. */
export interface Rewrapped {
  readonly groups: number;
  readonly anew: number;
  readonly closed: number;
}

export interface PeerReviewWrites extends PeerReviewReads {
  /**
   * For the group alone it is sealed under the group's own key, which is made with its first. Throws `CannotSeal` where that
   * cannot be: nothing is kept in clear instead.
   */
  addWriteUp(writeUp: WriteUp & { readonly words: WriteUpWords; readonly groupId: string }): Promise<void>;
  addMiss(miss: Miss): Promise<void>;
  addShare(share: Omit<Shared, 'takenBackAt'>): Promise<void>;
  /** `false`: there is none, or it was taken back. */
  takeBackShare(id: string, at: IsoInstant): Promise<boolean>;
  /** Every group's key is under the key that is set now. What was opened is not looked at. */
  rewrapKeys(): Promise<Rewrapped>;
}

/** What is for a group alone cannot be kept: the key it takes is not there. */
export class CannotSeal extends Error {
  override readonly name = 'CannotSeal';
  readonly because: Closed;
  constructor(because: Closed) {
    super('a write-up cannot be sealed');
    this.because = because;
  }
}
