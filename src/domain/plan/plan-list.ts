import type { IsoDate } from '../time/iso.ts';
import type { CheckIn } from './check-in.ts';
import type { RagCounts } from './trend.ts';

/** How urgently somebody is to look at a school's plans, in this order. */
export interface Attention {
  readonly late: boolean;
  readonly missing: number;
  readonly red: number;
  readonly overdue: number;
}

export function attentionOf(
  plans: readonly {
    readonly counts: RagCounts | null;
    readonly overdue: number;
    readonly checkIn: { readonly isLate: boolean } | null;
  }[],
  missing: number,
): Attention {
  return {
    late: plans.some(({ checkIn }) => checkIn?.isLate),
    missing,
    red: plans.reduce((sum, { counts }) => sum + (counts?.red ?? 0), 0),
    overdue: plans.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

/** Negative: the first comes first. What is late before what is missing, then by red and by overdue; equal ones stay equal. */
export const byAttention = (one: Attention, other: Attention): number =>
  Number(other.late) - Number(one.late) ||
  Math.sign(other.missing) - Math.sign(one.missing) ||
  other.red - one.red ||
  other.overdue - one.overdue;

/** Whether a check-in waits beyond its last day. */
export const isLateOn = ({ state, dueOn }: Pick<CheckIn, 'state' | 'dueOn'>, today: IsoDate): boolean =>
  state === 'open' && dueOn < today;
