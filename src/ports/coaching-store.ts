import type { CoachingGroup, Member, Membership } from '#domain/coaching/group.ts';
import type { GroupRule } from '#domain/coaching/group-rule.ts';
import type { HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';

/** Groups that review each other, what they are to keep to, and their reviews. What is written after one is not in here. */
export interface CoachingReads {
  find(id: string): Promise<CoachingGroup | null>;
  /** Every group there is or was, by name; each with everybody who was ever of it, in the order of their first days. */
  groups(): Promise<CoachingGroup[]>;
  /** In the order they were given in. */
  rules(): Promise<GroupRule[]>;
  /** Every school's that are kept, by their first days. */
  blackouts(): Promise<HostingBlackout[]>;
  review(id: string): Promise<PeerReview | null>;
  /** A group's, by the stretch they are for, then in the order they were made in. */
  reviewsOf(groupId: string): Promise<PeerReview[]>;
  /** Every group's, in the same order. */
  reviews(): Promise<PeerReview[]>;
  /** The one that is booked as this visit; null: the visit is none. */
  reviewOfVisit(visitId: string): Promise<PeerReview | null>;
}

export type NewGroup = Omit<CoachingGroup, 'version'>;
export type GroupChange = Partial<Pick<CoachingGroup, 'name' | 'purpose' | 'facilitatorId' | 'to'>>;
export type ReviewChange = Partial<
  Pick<
    PeerReview,
    'host' | 'visitors' | 'week' | 'state' | 'reason' | 'reasonById' | 'visitId' | 'focus' | 'focusById'
  >
>;

export interface CoachingWrites extends CoachingReads {
  /** With its members, if it has any. */
  add(group: NewGroup): Promise<void>;
  /** Changes what is given; the version rises. `false`: there is none. */
  change(id: string, change: GroupChange): Promise<boolean>;
  /** Its members are these from now on, those over among them: a membership that is not given is none. The version rises. */
  setMembers(id: string, members: readonly Membership[]): Promise<void>;
  /** Keeps others from changing the group and its reviews until the transaction ends. `false`: there is none. */
  hold(id: string): Promise<boolean>;
  /**
   * Keeps others from putting any of these into a group until the transaction ends: who looks for another group of theirs after
   * this sees each there is. Held in one order, so that two never wait for each other.
   */
  holdMembers(members: readonly Member[]): Promise<void>;
  addRule(rule: GroupRule): Promise<void>;
  /** `false`: there is none. */
  takeRule(id: string): Promise<boolean>;
  addBlackout(blackout: HostingBlackout): Promise<void>;
  /** `false`: there is none. */
  takeBlackout(id: string): Promise<boolean>;
  addReview(review: Omit<PeerReview, 'version'>): Promise<void>;
  /** Changes what is given; the version rises. `false`: there is none. */
  changeReview(id: string, change: ReviewChange): Promise<boolean>;
}
