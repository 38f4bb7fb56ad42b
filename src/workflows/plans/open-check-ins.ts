import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { CheckIn } from '#domain/plan/check-in.ts';
import type { CheckInWindow } from '#domain/plan/check-in-window.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { stopAboutPlan } from './concern-the-team.ts';
import type { CheckInDue } from './due-check-ins.ts';
import type { Planning } from './plan-facts.ts';
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
  // Read once: a morning on which thousands are asked must not read everybody for each of them.
  const people = await trust.people.list();
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  const delegates = await delegatesEverywhere(trust, planning.now);
  let count = 0;
  for (const each of due) {
    if (!(await trust.plans.hold(each.planId))) continue;
    const plan = await trust.plans.find(each.planId);
    const school = plan && schools.get(plan.urn);
    const [newest = null] = await trust.plans.checkInsOf(each.planId);
    // Somebody was faster, or it was closed meanwhile: tomorrow is another look.
    if (plan?.state !== 'agreed' || !school || (newest?.id ?? null) !== each.newestId) continue;
    const askedIds = [...headsOf(people, school).map(({ id }) => id), ...delegates(plan.urn).answers];
    if (await carryOut(trust, { plan, newest, askedIds }, each, planning)) {
      if (each.passes || each.moves) await stopAboutPlan(trust, plan.id, planning);
      count += 1;
    }
  }
  return count;
}

/** A plan that is held, its newest check-in, and whoever answers for its school. */
interface Held {
  readonly plan: Plan;
  readonly newest: CheckIn | null;
  readonly askedIds: readonly string[];
}

async function carryOut(
  trust: TrustWrites,
  held: Held,
  { passes, moves, opens, stays }: CheckInDue,
  planning: Planning,
): Promise<boolean> {
  const { plan, newest } = held;
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
  if (newest?.state === 'open' && stays) await ask(trust, held, newest.id, planning);
  if (opens) await open(trust, held, opens, planning);
  return passes || moves !== null || opens !== null;
}

async function open(trust: TrustWrites, held: Held, window: CheckInWindow, planning: Planning) {
  const { newId, now } = planning;
  const { owedTo, dueOn, asksUntil } = window;
  const id = newId();
  await trust.plans.openCheckIn({ id, planId: held.plan.id, openedAt: now, owedTo, dueOn, asksUntil });
  await noted(trust, 'opened', id, planning, { plan: held.plan.id, dueOn });
  await ask(trust, held, id, planning);
  await redrawPlan(trust, held.plan);
}

/** One card to each of the school's heads and whoever answers for them; once each, a head who has come since among them. */
async function ask(trust: TrustWrites, { askedIds }: Held, id: string, { now }: Planning): Promise<void> {
  for (const personId of new Set(askedIds))
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
