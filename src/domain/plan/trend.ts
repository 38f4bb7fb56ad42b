import type { IsoDate } from '../time/iso.ts';
import { type Rating, ratingOf } from './action-state.ts';
import { allActionsOf } from './asked.ts';
import type { CheckIn } from './check-in.ts';
import type { Plan } from './plan.ts';

/** How a plan's actions stand: of those that are not done, by what they were rated last. */
export interface RagCounts {
  readonly red: number;
  readonly amber: number;
  readonly green: number;
  readonly unrated: number;
  readonly done: number;
}

/** How every action stood once a check-in had been answered. */
export interface TrendPoint extends Omit<RagCounts, 'unrated'> {
  /** The day the check-in was due. */
  readonly on: IsoDate;
  /** It can still be answered: this is how things stand so far. */
  readonly isOpen: boolean;
}

type Standing = ReturnType<typeof ratingOf>;

export function countRags(states: readonly Standing[]): RagCounts {
  const rated = (rag: Standing['rag']) => states.filter(each => !each.done && each.rag === rag).length;
  return {
    ...{ red: rated('red'), amber: rated('amber'), green: rated('green'), unrated: rated(null) },
    done: states.filter(({ done }) => done).length,
  };
}

/**
 * One point for each check-in in which something was answered, the earliest first: an action that nobody answered in it stands
 * as it stood before. What was answered late counts in the check-in it was about; an action taken out of the plan counts in
 * those before, and one that nobody had rated yet is not counted as if it had been there.
 * `answers`: in the order they were given. `checkIns`: of the plan, in any order.
 */
export function trendOf(
  plan: Pick<Plan, 'priorities'>,
  answers: readonly Rating[],
  checkIns: readonly Pick<CheckIn, 'id' | 'openedAt' | 'dueOn' | 'state'>[],
): TrendPoint[] {
  const inOrder = checkIns.toSorted(
    (one, other) => one.openedAt.localeCompare(other.openedAt) || one.id.localeCompare(other.id),
  );
  const byAction = Map.groupBy(answers, ({ actionId }) => actionId);
  const answered = new Set(answers.map(({ checkInId }) => checkInId));
  const until = new Set<string | null>([null]);
  return inOrder.flatMap((checkIn, at) => {
    until.add(checkIn.id);
    if (!answered.has(checkIn.id)) return [];
    const nextOpenedAt = inOrder[at + 1]?.openedAt ?? null;
    const states = allActionsOf(plan)
      .filter(({ removedAt }) =>
        removedAt !== null && nextOpenedAt !== null ? removedAt >= nextOpenedAt : removedAt === null,
      )
      .map(({ id }) => ratingOf((byAction.get(id) ?? []).filter(({ checkInId }) => until.has(checkInId))));
    const { unrated: _unrated, ...counts } = countRags(states);
    return [{ ...counts, on: checkIn.dueOn, isOpen: checkIn.state === 'open' }];
  });
}
