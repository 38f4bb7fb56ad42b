import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { statesOf } from '#domain/plan/action-state.ts';
import type { PlanDraft } from '#domain/plan/plan.ts';
import type { TrustReads } from '#ports/store.ts';

/** As many as are read from a sheet again. */
const MOST_LINKS = 10;

/**
 * A plan as it would be read from a sheet: its actions as they stand, with their evidence, the newest of much. Somebody who only said more
 * has taken back neither the rating nor the evidence. null: there is none.
 */
export async function planAsDraft(trust: TrustReads, id: string): Promise<PlanDraft | null> {
  const plan = await trust.plans.find(id);
  if (!plan) return null;
  const people = new Map((await trust.people.list()).map(each => [each.id, each.name]));
  const answers = await trust.plans.answersOf(id);
  const stateOf = statesOf(answers);
  const linksOf = (id: string) =>
    [...new Set(answers.flatMap(({ actionId, links }) => (actionId === id ? links : [])))].slice(-MOST_LINKS);
  return {
    priorities: plan.priorities.map(({ title, actions }) => ({
      title,
      actions: actions
        .filter(({ removedAt }) => removedAt === null)
        .map(({ id: actionId, text, ownerId, owner, dueOn, measure, tag }) => ({
          ...{ text, dueOn, measure, tag },
          owner: ownerId === null ? owner : (people.get(ownerId) ?? FORGOTTEN_NAME),
          rag: stateOf(actionId).rag,
          links: linksOf(actionId),
        })),
    })),
  };
}
