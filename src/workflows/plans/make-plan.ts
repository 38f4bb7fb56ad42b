import type { PlanAnswer } from '#domain/plan/check-in.ts';
import { ownerNamed } from '#domain/plan/owner.ts';
import type { DraftAction, Plan, PlanAction, PlanDraft } from '#domain/plan/plan.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { NewPlan } from '#ports/plan-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type PlanningBy, planThere } from './plan-facts.ts';
import { askToAgree, redrawPlan } from './tell-plan.ts';

/** What a plan is to be, beside what is in it. */
export interface PlanOf {
  readonly urn: string;
  /** One of the model's kinds. */
  readonly kind: string;
  readonly title: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * Makes a draft of what was read from a school's own sheet, and asks whoever agrees such a plan. An owner who is exactly one person
 * of the trust is that person; any other stays as it was written. The caller has looked that the kind is the model's and that
 * whoever imports it may. Returns the plan's id.
 */
export async function importPlan(
  trust: TrustWrites,
  { draft, ...of }: PlanOf & { readonly draft: PlanDraft },
  by: PlanningBy,
): Promise<string> {
  const people = await trust.people.list();
  const answers: PlanAnswer[] = [];
  const { now, newId, byId } = by;
  const actionOf = ({ rag, links, ...action }: DraftAction, at: number): PlanAction => {
    const id = newId();
    const owner = ownerNamed(action.owner, people);
    if (rag !== null || links.length > 0)
      answers.push({
        ...{ id: newId(), actionId: id, checkInId: null, rag, words: '', links: [...links] },
        ...{ done: false, help: '', byId, at: now },
      });
    return {
      ...{ ...action, id, n: at + 1, removedAt: null },
      // Who is on record is named by the record, so that they can be forgotten.
      ...(owner ? { ownerId: owner.id, owner: '' } : { ownerId: null }),
    };
  };
  const priorities = draft.priorities.map(({ title, actions }, at) => ({
    ...{ id: newId(), n: at + 1, title },
    actions: actions.map(actionOf),
  }));
  return make(trust, { ...of, priorities }, answers, by);
}

/** Makes a draft with nothing in it yet; whoever agrees it is asked once somebody has. Returns the plan's id. */
export const startPlan = (trust: TrustWrites, of: PlanOf, by: PlanningBy): Promise<string> =>
  make(trust, { ...of, priorities: [] }, [], by);

/** Makes a draft as it is said, with what is known of its actions already; there is somebody to agree what has actions. */
export async function make(
  trust: TrustWrites,
  plan: PlanOf & Pick<NewPlan, 'priorities'>,
  answers: readonly PlanAnswer[],
  by: PlanningBy,
): Promise<string> {
  const { now, newId, byId } = by;
  const id = newId();
  await trust.plans.add({ ...plan, id, createdById: byId, createdAt: now }, answers);
  await redrawPlan(trust, { id, urn: plan.urn });
  if (plan.priorities.length > 0) await askToAgree(trust, await planThere(trust, id, by), by);
  return id;
}

/** Whether a plan of the kind runs at a school: then no other of it begins. */
export const runningOf = (plans: readonly Plan[], kind: string): Plan | null =>
  plans.find(plan => plan.kind === kind && plan.state === 'agreed') ?? null;
