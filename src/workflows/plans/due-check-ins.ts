import type { CheckIn } from '#domain/plan/check-in.ts';
import { type CheckInWindow, checkInNow, thingOfKind } from '#domain/plan/check-in-window.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, readOwed } from '../owed/read-owed.ts';
import type { Planning } from './plan-facts.ts';

/** What is to be done today about the check-ins of one plan. */
export interface CheckInDue {
  readonly planId: string;
  /** The newest as it was read: whoever does it looks that nothing has changed since. null: there was none. */
  readonly newestId: string | null;
  /** The newest is asked for no more: the next has come, or it is not needed. */
  readonly passes: boolean;
  /** The newest is due on another day: the visit it joins was moved. */
  readonly moves: CheckInWindow | null;
  readonly opens: CheckInWindow | null;
  /** It stays open: whoever answers for the school now is asked. */
  readonly stays: boolean;
}

/** Of all schools, the plans about which something is to be done today. Reads only; a constant number of queries. */
export async function dueCheckIns(trust: TrustReads, planning: Planning): Promise<CheckInDue[]> {
  const plans = await trust.plans.running();
  if (plans.length === 0) return [];
  const urns = new Set(plans.map(({ urn }) => urn));
  const schools = (await trust.schools.list()).filter(school => urns.has(school.urn) && isCurrent(school));
  const today = dayOf(planning.now);
  const owed = await readOwed(trust, schools, today, planning);
  if (!owed) return [];
  const newest = await trust.plans.newestCheckIns();
  const bySchool = new Map(owed.schools.map(each => [each.school.urn, each]));
  return plans.flatMap(plan => {
    const kind = owed.model.plans.find(({ id }) => id === plan.kind);
    const own = bySchool.get(plan.urn);
    if (!kind || !own?.owed) return [];
    const due = dueOf(plan, kind, { own, newest: newest.get(plan.id) ?? null, today });
    return due ? [due] : [];
  });
}

function dueOf(
  plan: Plan,
  kind: Parameters<typeof checkInNow>[0],
  { own, newest, today }: { own: OwedOfSchool; newest: CheckIn | null; today: string },
): CheckInDue | null {
  const { owed, calendar } = own;
  if (!owed) return null;
  const since = later(plan.from, dayOf(plan.agreed.at(-1)?.at ?? plan.createdAt));
  const now = checkInNow(kind, owed, { calendar, since, until: plan.to, today, newest });
  const isOpen = newest?.state === 'open';
  const base = { planId: plan.id, newestId: newest?.id ?? null, moves: null, opens: null };
  if (!isOpen) return now ? { ...base, passes: false, opens: now, stays: false } : null;
  if (now && now.owedTo !== newest.owedTo) {
    // A window that shifts before its end, since a rule or a visit did, is still the same question.
    return newest.dueOn >= today
      ? { ...base, passes: false, moves: now, stays: true }
      : { ...base, passes: true, opens: now, stays: false };
  }
  if (now) return { ...base, passes: false, stays: true, moves: now.dueOn === newest.dueOn ? null : now };
  const item = owed.items.find(each => each.thing === thingOfKind(kind) && each.to === newest.owedTo);
  const isSettled = item?.state === 'waived' || item?.state === 'not required' || item?.state === 'missed';
  // Where it joins a visit it is answered after that too; late, but it is.
  const isDone = item?.state === 'done' && kind.reviewedAt === undefined;
  return { ...base, passes: isSettled || isDone, stays: !(isSettled || isDone) };
}
