import { actionsOf } from './asked.ts';
import { type CheckIn, type PlanAnswer, sentOf } from './check-in.ts';
import type { Plan } from './plan.ts';

/** What the audit keeps of a plan: where it stands and what its actions are, in ids, days and counts; no words anybody typed. */
export function factsOfPlan(plan: Plan): Readonly<Record<string, unknown>> {
  const { state, agreed, kind, from, to } = plan;
  const actions = actionsOf(plan);
  return {
    ...{ state, kind, from, to, actions: actions.length },
    agreed: agreed.map(({ part, byId }) => `${part} ${byId}`),
    ...Object.fromEntries(actions.map(({ id, dueOn, ownerId }) => [`action ${id}`, `${dueOn} ${ownerId}`])),
  };
}

/** The same of a check-in; `answers`: those given in it. */
export function factsOfCheckIn(
  checkIn: CheckIn,
  answers: readonly PlanAnswer[],
): Readonly<Record<string, unknown>> {
  const { state, dueOn, handedOn, comment } = checkIn;
  return {
    ...{
      state,
      dueOn,
      handedOn: [...handedOn],
      sentBy: sentOf(checkIn)?.byId ?? null,
      commentBy: comment?.byId ?? null,
    },
    ...Object.fromEntries(
      answers.map(({ id, actionId, rag, done, byId }) => [`answer ${id}`, { actionId, rag, done, byId }]),
    ),
  };
}
