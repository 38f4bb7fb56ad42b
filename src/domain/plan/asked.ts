import type { IsoDate } from '../time/iso.ts';
import type { ActionState } from './action-state.ts';
import type { CheckIn, PlanAnswer } from './check-in.ts';
import type { Plan, PlanAction } from './plan.ts';

/** An action with where it stands in its plan. */
export interface PlacedAction extends PlanAction {
  /** "2.3": the third action of the second priority. */
  readonly number: string;
  readonly priorityId: string;
  readonly priority: string;
}

/** Every action that is in the plan, in its order; those that were taken out are not. */
export const actionsOf = ({ priorities }: Pick<Plan, 'priorities'>): PlacedAction[] =>
  allActionsOf({ priorities }).filter(({ removedAt }) => removedAt === null);

export const allActionsOf = ({ priorities }: Pick<Plan, 'priorities'>): PlacedAction[] =>
  priorities.flatMap(({ id, n, title, actions }) =>
    actions.map(action => ({
      ...{ ...action, number: `${n}.${action.n}`, priorityId: id, priority: title },
    })),
  );

/**
 * The actions a check-in asks about: what is due by `until` and not done, what is red or amber, and what was answered in it
 * already. In the plan's order.
 */
export function askedAbout(
  plan: Pick<Plan, 'priorities'>,
  stateOf: (actionId: string) => ActionState,
  { until, answered }: { readonly until: IsoDate; readonly answered: readonly PlanAnswer[] },
): PlacedAction[] {
  const inIt = new Set(answered.map(({ actionId }) => actionId));
  return actionsOf(plan).filter(({ id, dueOn }) => {
    if (inIt.has(id)) return true;
    const { done, rag } = stateOf(id);
    return !done && (dueOn <= until || rag === 'red' || rag === 'amber');
  });
}

/** What was said in one check-in. */
export const answersIn = (
  answers: readonly PlanAnswer[],
  { id }: Pick<CheckIn, 'id'>,
): readonly PlanAnswer[] => answers.filter(({ checkInId }) => checkInId === id);

/**
 * What "nothing else has changed" says of the actions nobody answered: each keeps its rating, so that amber goes on being
 * counted. What was never rated stays so.
 */
export function unchangedOf(
  unanswered: readonly Pick<PlanAction, 'id'>[],
  stateOf: (actionId: string) => ActionState,
): Pick<PlanAnswer, 'actionId' | 'rag' | 'help'>[] {
  return unanswered.flatMap(({ id: actionId }) => {
    const { rag, last } = stateOf(actionId);
    return rag === null ? [] : [{ actionId, rag, help: last?.help ?? '' }];
  });
}
