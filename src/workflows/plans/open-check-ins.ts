import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { CheckInWindow } from '#domain/plan/check-in-window.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { CheckInDue } from './due-check-ins.ts';
import { type PlanFacts, type Planning, planFacts } from './plan-facts.ts';
import { checkInReadRef, checkInRef } from './plan-refs.ts';
import { redrawPlan } from './tell-plan.ts';

/** School time begins: nothing is asked before (the trust's own quiet hours hold it back for longer where they are). */
const AT = '08:00';

/**
 * Does what is due about check-ins. Each plan is held and looked at again, so that of two processes one asks. Returns how many
 * were opened, moved or passed.
 */
export async function openCheckIns(
  trust: TrustWrites,
  due: readonly CheckInDue[],
  planning: Planning,
): Promise<number> {
  let count = 0;
  for (const each of due) {
    if (!(await trust.plans.hold(each.planId))) continue;
    const facts = await planFacts(trust, each.planId, planning);
    // Somebody was faster, or it was closed meanwhile: tomorrow is another look.
    if (facts?.plan.state !== 'agreed' || (facts.checkIns[0]?.id ?? null) !== each.newestId) continue;
    if (await carryOut(trust, facts, each, planning)) count += 1;
  }
  return count;
}

async function carryOut(
  trust: TrustWrites,
  facts: PlanFacts,
  { passes, moves, opens, stays }: CheckInDue,
  planning: Planning,
): Promise<boolean> {
  const { plan, checkIns } = facts;
  const [newest] = checkIns;
  if (newest?.state === 'open' && passes) {
    await trust.plans.changeCheckIn(plan.id, newest.id, { state: 'passed' });
    await noted(trust, 'passed', newest.id, planning);
  }
  if (newest?.state === 'open' && moves) {
    const { owedTo, dueOn, asksUntil } = moves;
    await trust.plans.changeCheckIn(plan.id, newest.id, { owedTo, dueOn, asksUntil });
    await noted(trust, 'moved', newest.id, planning, { dueOn });
  }
  if (newest?.state === 'open')
    for (const subject of passes || moves ? [checkInRef(newest.id), checkInReadRef(newest.id)] : [])
      await trust.outbox.wantUpdates(subject);
  if (newest?.state === 'open' && stays) await ask(trust, facts, newest.id, planning);
  if (opens) await open(trust, facts, opens, planning);
  return passes || moves !== null || opens !== null;
}

async function open(trust: TrustWrites, facts: PlanFacts, window: CheckInWindow, planning: Planning) {
  const { newId, now } = planning;
  const { owedTo, dueOn, asksUntil } = window;
  const id = newId();
  await trust.plans.openCheckIn({ id, planId: facts.plan.id, openedAt: now, owedTo, dueOn, asksUntil });
  await noted(trust, 'opened', id, planning, { plan: facts.plan.id, dueOn });
  await ask(trust, facts, id, planning);
  await redrawPlan(trust, facts.plan);
}

/** One card to each of the school's heads and whoever answers for them; once each, a head who has come since among them. */
async function ask(
  trust: TrustWrites,
  { people, school, delegateIds }: PlanFacts,
  id: string,
  { now }: Planning,
): Promise<void> {
  const heads = headsOf(people, school).map(each => each.id);
  for (const personId of new Set([...heads, ...delegateIds]))
    await trust.outbox.post(
      {
        key: `plan check-in ask ${id} ${personId}`,
        ...{ card: 'plan-check-in', subject: checkInRef(id), audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: later(now, momentOf(dayOf(now), AT)) },
      },
      now,
    );
}

/** What no press has put on the record. */
const noted = (
  trust: TrustWrites,
  what: string,
  subject: string,
  { now }: Planning,
  after: Readonly<Record<string, unknown>> = {},
) =>
  trust.audit.append({
    ...{ at: now, actorId: actorId(SCHEDULE), entrance: SCHEDULE.entrance },
    ...{ verb: `plan-check-in.${what}`, subject, after: { state: what, ...after } },
  });
