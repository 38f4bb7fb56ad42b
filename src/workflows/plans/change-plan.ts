import { actionsOf } from '#domain/plan/asked.ts';
import { ownerNamed } from '#domain/plan/owner.ts';
import type { Plan, PlanAction } from '#domain/plan/plan.ts';
import type { TrustWrites } from '#ports/store.ts';
import { ownerIn } from './owner-in.ts';
import type { PlanningBy } from './plan-facts.ts';
import { redrawPlan } from './tell-plan.ts';

/** An action as somebody writes it down. */
export interface WrittenAction extends Pick<PlanAction, 'text' | 'owner' | 'dueOn' | 'measure' | 'tag'> {
  /** The priority's id; or the title of a new one. */
  readonly priority: { readonly id: string } | { readonly title: string };
}

/** Adds an action, under a new priority where it names one. The caller holds the plan. Returns the action's id. */
export async function addAction(
  trust: TrustWrites,
  plan: Plan,
  { priority, ...written }: WrittenAction,
  by: PlanningBy,
): Promise<string> {
  const known = 'id' in priority ? plan.priorities.find(({ id }) => id === priority.id) : undefined;
  const into = known ?? {
    ...{ id: by.newId(), n: last(plan.priorities) + 1, actions: [] },
    title: 'title' in priority ? priority.title : '',
  };
  const id = by.newId();
  const action = {
    ...{ id, n: last(into.actions) + 1, removedAt: null },
    ...{ ...written, ...owned(written, await trust.people.list()) },
  };
  await trust.plans.addAction(plan.id, { id: into.id, n: into.n, title: into.title }, action);
  await changed(trust, plan);
  return id;
}

/**
 * Says an action anew; what was answered about it stays. Whoever owns it goes on owning it where their name does, though it be another's
 * as well by now, or nobody's any more. The caller holds the plan.
 */
export async function changeAction(
  trust: TrustWrites,
  plan: Plan,
  actionId: string,
  { priority: _stays, ...written }: WrittenAction,
): Promise<void> {
  const people = await trust.people.list();
  const before = actionsOf(plan).find(({ id }) => id === actionId);
  const stays = before && before.ownerId !== null && written.owner === ownerIn(people, before);
  const { owner, ownerId } = stays ? before : owned(written, people);
  await trust.plans.changeAction(plan.id, actionId, { ...written, owner, ownerId });
  await changed(trust, plan);
}

/** Takes an action out of the plan; what was answered about it stays on the record. The caller holds the plan. */
export async function removeAction(
  trust: TrustWrites,
  plan: Plan,
  actionId: string,
  { now }: PlanningBy,
): Promise<void> {
  await trust.plans.changeAction(plan.id, actionId, { removedAt: now });
  await changed(trust, plan);
}

/** Of a draft whoever has agreed it has agreed something else: they are asked again. A plan that runs goes on. */
async function changed(trust: TrustWrites, { id, urn, state, agreed }: Plan): Promise<void> {
  if (state === 'draft' && agreed.length > 0) await trust.plans.forgetAgreements(id);
  await redrawPlan(trust, { id, urn });
}

function owned(
  { owner }: Pick<WrittenAction, 'owner'>,
  people: Parameters<typeof ownerNamed>[1],
): Pick<PlanAction, 'owner' | 'ownerId'> {
  const person = ownerNamed(owner, people);
  return person ? { owner: '', ownerId: person.id } : { owner, ownerId: null };
}

const last = (each: readonly { readonly n: number }[]): number => Math.max(0, ...each.map(({ n }) => n));
