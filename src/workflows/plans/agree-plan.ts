import type { Part } from '#domain/improvement-model/parts.ts';
import { agreementsOf, isAgreedByAll, partToAgree } from '#domain/plan/agreement.ts';
import { dayOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawStanding } from '../standing/redraw-standing.ts';
import { runningOf } from './make-plan.ts';
import { type PlanFacts, type PlanningBy, planThere } from './plan-facts.ts';
import { askToAgree, redrawPlan, tellPlan } from './tell-plan.ts';

/** What became of somebody's agreeing. */
export interface Agreed {
  readonly part: Part;
  /** The plan runs now; else whose agreement is still waited for. */
  readonly runs: boolean;
  readonly waitsFor: readonly Part[];
}

/** Another plan of the kind runs since the card was drawn: nothing was agreed. */
export interface RunsStill {
  readonly runsStill: string;
}

/**
 * Somebody agrees a draft, as the part of the model they have. Once all have it runs, and is checked in on. The caller holds the
 * plan and has looked that they may; whether another of the kind runs is looked at again while no other of the school's can begin to.
 */
export async function agreePlan(trust: TrustWrites, id: string, by: PlanningBy): Promise<Agreed | RunsStill> {
  const facts = await planThere(trust, id, by);
  const { urn, kind } = facts.plan;
  await trust.owed.hold(urn);
  const running = runningOf(await trust.plans.ofSchool(urn), kind);
  if (running) return { runsStill: running.title };
  const { byId, now: at } = by;
  const part = partToAgree(facts.agreements, byId);
  if (part === null) throw new Error('a part that `allow` has found');
  await trust.plans.agree(id, { part, byId, at });
  const agreed = [...facts.plan.agreed, { part, byId, at }];
  const agreements = facts.kind
    ? agreementsOf({ agreed }, facts.kind, facts.people, facts.school)
    : facts.agreements;
  const runs = isAgreedByAll(agreements);
  if (runs) await takeEffect(trust, facts, by);
  else await askToAgree(trust, { plan: facts.plan, agreements }, { now: at, byId });
  const parties = agreements.flatMap(each => each.by?.byId ?? []);
  if (runs) await tellPlan(trust, facts.plan, { news: 'agreed', to: parties, now: at, except: byId });
  await redrawPlan(trust, facts.plan);
  return { part, runs, waitsFor: agreements.filter(each => each.by === null).map(each => each.part) };
}

async function takeEffect(
  trust: TrustWrites,
  facts: PlanFacts,
  { byId, now: at }: PlanningBy,
): Promise<void> {
  const { plan, school } = facts;
  await trust.plans.change(plan.id, { state: 'agreed' });
  if (!decidesWhatIsOwed(facts)) return;
  const standing = { id: standingOf(plan.id), urn: school.urn, kind: 'plan' as const, name: plan.kind };
  await trust.owed.addStandings([{ ...standing, from: later(plan.from, dayOf(at)), to: plan.to }], {
    at,
    byId,
  });
  await redrawStanding(trust, school.urn);
}

/** Whether some rule of the model holds only while a plan of the kind runs: then that it does is on the school's record. */
export function decidesWhatIsOwed({ model, plan }: Pick<PlanFacts, 'model' | 'plan'>): boolean {
  const rules = model
    ? [
        ...model.engagements.flatMap(each => each.rules),
        ...model.obligations.flatMap(each => each.rules),
        ...model.plans.flatMap(each => each.reviews),
      ]
    : [];
  return rules.some(({ when }) => when?.plans?.includes(plan.kind) ?? false);
}

/** The id of the entry on the school's record that says that a plan runs. */
export const standingOf = (planId: string): string => `plan ${planId}`;
