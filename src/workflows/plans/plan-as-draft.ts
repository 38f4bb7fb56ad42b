import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import type { PlanDraft } from '#domain/plan/plan.ts';
import type { TrustReads } from '#ports/store.ts';

/** A plan as it would be read from a sheet: its actions as they stand, with the last that was said of each. null: there is none. */
export async function planAsDraft(trust: TrustReads, id: string): Promise<PlanDraft | null> {
  const plan = await trust.plans.find(id);
  if (!plan) return null;
  const people = new Map((await trust.people.list()).map(each => [each.id, each.name]));
  const answers = await trust.plans.answersOf(id);
  const lastOf = (actionId: string) => answers.findLast(each => each.actionId === actionId);
  return {
    priorities: plan.priorities.map(({ title, actions }) => ({
      title,
      actions: actions
        .filter(({ removedAt }) => removedAt === null)
        .map(({ id: actionId, text, ownerId, owner, dueOn, measure, tag }) => ({
          ...{ text, dueOn, measure, tag },
          owner: ownerId === null ? owner : (people.get(ownerId) ?? FORGOTTEN_NAME),
          rag: lastOf(actionId)?.rag ?? null,
          links: [...(lastOf(actionId)?.links ?? [])],
        })),
    })),
  };
}
