import type { Poll, PollSlot, PollVote } from '#domain/coaching/poll.ts';

/** Groups looking for the time of a review. Whoever changes one holds its group first (`coaching.hold`). */
export interface PollReads {
  find(id: string): Promise<Poll | null>;
  /** A review's, in the order they were opened in; which counts, `currentPoll` says. */
  ofReview(reviewId: string): Promise<Poll[]>;
  /** All that wait for answers, or for whoever facilitates. */
  waiting(): Promise<Poll[]>;
  /** The one of the group that a vote settled last, whatever became of its visit; null: there was none. */
  lastSettled(groupId: string): Promise<Poll | null>;
}

export type NewPoll = Omit<Poll, 'votes' | 'version'>;
export type PollChange = Partial<
  Pick<Poll, 'state' | 'round' | 'why' | 'from' | 'to' | 'answerBy' | 'unreadIds' | 'wonSlotId' | 'closedAt'>
>;

export interface PollWrites extends PollReads {
  add(poll: NewPoll): Promise<void>;
  /** Changes what is given; the version rises. `false`: there is none. */
  change(id: string, change: PollChange): Promise<boolean>;
  /** More times of it. The version rises with the `change` that goes with them. */
  addSlots(id: string, slots: readonly PollSlot[]): Promise<void>;
  setSlot(id: string, slotId: string, state: PollSlot['state']): Promise<void>;
  /** More votes, whose numbers follow those there are; the version rises. */
  addVotes(id: string, votes: readonly PollVote[]): Promise<void>;
}
