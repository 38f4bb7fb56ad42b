import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { CheckIn } from '#domain/plan/check-in.ts';
import type { CheckInWindow } from '#domain/plan/check-in-window.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { headsOfEach } from '#domain/visit/recipients.ts';
import type { NewCheckIn } from '#ports/plan-store.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { stopAboutPlan } from './concern-the-team.ts';
import type { CheckInDue } from './due-check-ins.ts';
import type { Planning } from './plan-facts.ts';
import { checkInRef, checkInRefs } from './plan-refs.ts';
import { drawnFrom } from './tell-plan.ts';

/** School time begins: nothing is asked before (the trust's own quiet hours hold it back for longer where they are). */
const AT = '08:00';

/** A plan that is held, its newest check-in, whoever answers for its school, and what is due. */
interface Held {
  readonly plan: Plan;
  readonly newest: CheckIn | null;
  readonly askedIds: readonly string[];
  readonly due: CheckInDue;
}

/**
 * Does what is due about check-ins. The plans are held and looked at again, so that of two processes one asks. Returns how many
 * were opened, moved or passed. Thousands can be due on one morning: what is written of each is written of all at once.
 */
export async function openCheckIns(
  trust: TrustWrites,
  due: readonly CheckInDue[],
  planning: Planning,
): Promise<number> {
  const all = await hold(trust, due, planning);
  const stale: string[] = [];
  for (const held of all) stale.push(...(await shift(trust, held, planning)));
  const opened = all.flatMap(({ plan, due: { opens }, askedIds }) =>
    opens ? [{ plan, askedIds, checkIn: checkInOf(plan, opens, planning) }] : [],
  );
  await trust.plans.openCheckIns(opened.map(({ checkIn }) => checkIn));
  for (const { plan, checkIn } of opened)
    await noted(trust, 'opened', checkIn.id, planning, { plan: plan.id, dueOn: checkIn.dueOn });
  const staying = all.flatMap(({ newest, due: { stays }, askedIds }) =>
    newest?.state === 'open' && stays ? [{ askedIds, checkIn: newest }] : [],
  );
  const asks = [...staying, ...opened].flatMap(each => asksOf(each, planning));
  await trust.outbox.postAll(asks, planning.now);
  await trust.outbox.wantUpdates([...stale, ...opened.flatMap(({ plan }) => drawnFrom(plan))]);
  const changed = all.filter(({ due: { passes, moves } }) => passes || moves);
  for (const { plan } of changed) await stopAboutPlan(trust, plan.id, planning);
  return all.filter(({ due: { passes, moves, opens } }) => passes || moves || opens).length;
}

/** Those of which all is still as it was when somebody looked what is due: else somebody was faster, and tomorrow is another look. */
async function hold(trust: TrustWrites, due: readonly CheckInDue[], { now }: Planning): Promise<Held[]> {
  const plans = new Map((await trust.plans.holdAll(due.map(each => each.planId))).map(own => [own.id, own]));
  const checkIns = await trust.plans.checkInsOfAll([...plans.keys()]);
  // Read once: a morning on which thousands are asked must not read everybody for each of them.
  const headsOf = headsOfEach(await trust.people.list());
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  const delegates = await delegatesEverywhere(trust, now);
  return due.flatMap(each => {
    const plan = plans.get(each.planId);
    const school = plan && schools.get(plan.urn);
    const [newest = null] = checkIns.get(each.planId) ?? [];
    if (plan?.state !== 'agreed' || !school || (newest?.id ?? null) !== each.newestId) return [];
    const askedIds = [...headsOf(school).map(({ id }) => id), ...delegates(plan.urn).answers];
    return [{ plan, newest, askedIds, due: each }];
  });
}

/** What was open is asked for no more, or on another day. Returns what is drawn from it. */
async function shift(trust: TrustWrites, { plan, newest, due }: Held, planning: Planning): Promise<string[]> {
  const { passes, moves } = due;
  if (newest?.state !== 'open') return [];
  if (passes) {
    await trust.plans.changeCheckIn(plan.id, newest.id, { state: 'passed' });
    await noted(trust, 'passed', newest.id, planning);
  }
  if (moves) {
    const { owedTo, dueOn, asksUntil } = moves;
    await trust.plans.changeCheckIn(plan.id, newest.id, { owedTo, dueOn, asksUntil });
    await noted(trust, 'moved', newest.id, planning, { dueOn });
  }
  return passes || moves ? checkInRefs(newest) : [];
}

const checkInOf = (
  { id: planId }: Plan,
  { owedTo, dueOn, asksUntil }: CheckInWindow,
  { newId, now }: Planning,
): NewCheckIn => ({ id: newId(), planId, openedAt: now, owedTo, dueOn, asksUntil });

/** One card to each of the school's heads and whoever answers for them; once each, a head who has come since among them. */
const asksOf = (
  { checkIn: { id }, askedIds }: { readonly checkIn: { readonly id: string } } & Pick<Held, 'askedIds'>,
  { now }: Planning,
): PostRequest[] =>
  [...new Set(askedIds)].map(personId => ({
    key: `plan check-in ask ${id} ${personId}`,
    ...{ card: 'plan-check-in', subject: checkInRef(id), audience: { kind: 'person', personId } },
    ...{ urgency: 'can-wait', dueAt: later(now, momentOf(dayOf(now), AT)) },
  }));

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
