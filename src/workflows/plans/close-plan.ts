import type { PlanAnswer } from '#domain/plan/check-in.ts';
import { daysAfter, openActions, titleAfter } from '#domain/plan/roll-forward.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawStanding } from '../standing/redraw-standing.ts';
import { decidesWhatIsOwed, standingOf } from './agree-plan.ts';
import { stopAboutPlan } from './concern-the-team.ts';
import { make } from './make-plan.ts';
import { type PlanningBy, planThere } from './plan-facts.ts';
import { checkInRefs } from './plan-refs.ts';
import { redrawPlan, tellPlan } from './tell-plan.ts';

/** Ends a plan, with what came of it; of a draft, why it is not needed. Nothing more is asked about it. The caller holds it. */
export async function closePlan(
  trust: TrustWrites,
  id: string,
  impact: string,
  by: PlanningBy,
): Promise<void> {
  const facts = await planThere(trust, id, by);
  const { plan, school, checkIns, agreements } = facts;
  const { now, byId } = by;
  for (const checkIn of checkIns.filter(({ state }) => state === 'open')) {
    await trust.plans.changeCheckIn(id, checkIn.id, { state: 'passed' });
    await trust.outbox.wantUpdates(checkInRefs(checkIn));
  }
  await trust.plans.change(id, { state: 'closed', impact, closedAt: now });
  if (plan.state === 'agreed' && decidesWhatIsOwed(facts)) {
    await trust.owed.hold(school.urn);
    await trust.owed.endStanding(standingOf(id), dayOf(now));
    await redrawStanding(trust, school.urn);
  }
  const parties = agreements.flatMap(each => each.by?.byId ?? []);
  await tellPlan(trust, plan, { news: 'closed', to: parties, now, except: byId });
  await redrawPlan(trust, plan);
  await stopAboutPlan(trust, id, by);
}

/**
 * Makes a draft for the time after a plan, of what is not done in it, with how each action stood. The plan itself goes on until it
 * is closed. The caller holds it. Returns the new plan's id.
 */
export async function rollForward(trust: TrustWrites, id: string, by: PlanningBy): Promise<string> {
  const { plan, stateOf } = await planThere(trust, id, by);
  const { newId, byId, now } = by;
  const days = daysAfter(plan);
  const answers: PlanAnswer[] = [];
  const priorities = openActions(plan, stateOf, days.from).map(({ title, actions }, at) => ({
    ...{ id: newId(), n: at + 1, title },
    actions: actions.map((action, n) => {
      const actionId = newId();
      const { rag, last } = stateOf(action.id);
      if (last)
        answers.push({
          ...{ id: newId(), actionId, checkInId: null, rag, words: last.words, links: last.links },
          ...{ done: false, help: last.help, byId, at: now },
        });
      return { ...action, id: actionId, n: n + 1 };
    }),
  }));
  const of = { urn: plan.urn, kind: plan.kind, title: titleAfter(plan.title, days.from), ...days };
  return make(trust, { ...of, priorities }, answers, by);
}
