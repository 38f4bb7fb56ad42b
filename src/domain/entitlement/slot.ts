import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { Day } from './stretches.ts';

/** Something booked or done, or a waiver in its place, as far as it fills a slot. */
export interface Filling {
  readonly on: Day;
  readonly state: 'booked' | 'done' | 'waived';
  /** Of a booking or a deed, its id. */
  readonly fulfilmentId: string | null;
  readonly reason: string | null;
}

/** One time a thing is owed, in days. */
export interface Slot {
  /** Its window: the first and last school days on which it is in time. */
  readonly from: Day;
  readonly to: Day;
  /** Its last day lies in a year without term dates: `to` is the last school day known, and nobody is late yet. */
  readonly isOpenEnded: boolean;
  /** The last day on which it can still be made up: late until then, missed afterwards. */
  readonly lateUntil: Day;
  readonly rule: Rule;
  /** Since when the rule holds. */
  readonly since: Day;
  /** What was said before this day was said of another rule, or of another time. */
  readonly saidFrom: Day;
  /** Which of how many in its stretch; null where they are not counted. */
  readonly nth: number | null;
  readonly of: number | null;
  /** Of a stretch that the rule holds for only a part of: the number of a whole one. */
  readonly usual: number | null;
  readonly filledBy: Filling | null;
}

/** "late" can still be made up, "missed" cannot. */
export type OwedState = 'owed' | 'booked' | 'done' | 'late' | 'missed' | 'waived' | 'not required';

export function stateOf(slot: Slot, isNotRequired: boolean, today: Day): OwedState {
  if (slot.filledBy) return slot.filledBy.state;
  if (isNotRequired) return 'not required';
  if (slot.isOpenEnded || today <= slot.to) return 'owed';
  return today <= slot.lateUntil ? 'late' : 'missed';
}
