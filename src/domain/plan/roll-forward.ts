import { addDays, type IsoDate } from '../time/iso.ts';
import { later } from '../time/order.ts';
import type { ActionState } from './action-state.ts';
import type { Plan, PlanAction } from './plan.ts';

/** The days of the plan that follows: from the day after its last, as long as it was; never over before it begins. */
export function daysAfter({ from, to }: Pick<Plan, 'from' | 'to'>): { from: IsoDate; to: IsoDate } {
  const next = (day: IsoDate) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28');
  const begins = addDays(to, 1);
  // A year's plan goes on for a year to the day, whatever February does.
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const isYear = length >= 363 && length <= 366;
  return { from: begins, to: isYear ? next(to) : addDays(begins, length) };
}

/**
 * What is not done goes on in the next plan, under its own priority. A day that is past becomes the plan's first, so that
 * somebody looks at it; a priority of which everything is done is left behind.
 */
export function openActions(
  { priorities }: Pick<Plan, 'priorities'>,
  stateOf: (actionId: string) => ActionState,
  from: IsoDate,
): { readonly title: string; readonly actions: readonly PlanAction[] }[] {
  return priorities
    .map(({ title, actions }) => ({
      title,
      actions: actions
        .filter(({ id, removedAt }) => removedAt === null && !stateOf(id).done)
        .map(action => ({ ...action, dueOn: later(action.dueOn, from) })),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** "Improvement plan 2026/27" is followed by "Improvement plan 2027/28"; a title without a year stays as it is. */
export function titleAfter(title: string, from: string): string {
  const year = Number(from.slice(0, 4));
  return title.replace(
    /20\d\d\s*([/–-])\s*(?:20)?\d\d/,
    (_whole, mark: string) => `${year}${mark}${(year + 1) % 100}`,
  );
}
