import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Owed } from '#domain/entitlement/owed.ts';
import { phaseGroupsOf } from '#domain/entitlement/phase-groups.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import { type CheckIn, sentOf } from '#domain/plan/check-in.ts';
import { type CheckInWindow, checkInNow, thingOfKind } from '#domain/plan/check-in-window.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, type OwedOfSchools, readOwed } from '../owed/read-owed.ts';
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

/**
 * Of all schools, the plans about which something is to be done today; none of those that are on holiday. Reads only; a constant number of
 * queries.
 */
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
    if (!kind || !own?.owed || !own.calendar.isSchoolDay(today)) return [];
    const since = runsSince(plan);
    const last = newest.get(plan.id) ?? null;
    const reckoned = isRecurring(kind, owed.model)
      ? reckonFrom(owed, own, { thing: thingOfKind(kind), days: lookedAt(kind, own, since, last), today })
      : own.owed;
    const due = dueOf(plan, kind, {
      ...{ owed: reckoned, calendar: own.calendar, newest: last, since, today },
    });
    return due ? [due] : [];
  });
}

/** The first day of which anything is asked about a plan. */
const runsSince = ({ from, agreed, createdAt }: Plan): IsoDate =>
  later(from, dayOf(agreed.at(-1)?.at ?? createdAt));

/** Whether the kind is looked at so long after the last time, and not so many times in a stretch. */
export function isRecurring(kind: PlanKind, { engagements }: ImprovementModel): boolean {
  const rules = engagements.find(({ id }) => id === kind.reviewedAt)?.rules ?? kind.reviews;
  return rules.some(({ cadence }) => 'every' in cadence);
}

/**
 * The days from which the time until the next check-in runs, beside those of the visits: on which the plan was agreed, since everybody
 * looked at it then, and on which the last check-in was sent, where it is to join a visit and none came of it. What is owed of the
 * visit is not done by that; but the school was asked, and is asked in advance again.
 */
function lookedAt(
  { id, reviewedAt }: PlanKind,
  { record }: OwedOfSchool,
  since: IsoDate,
  last: CheckIn | null,
): IsoDate[] {
  const sent = last && sentOf(last);
  if (!sent || reviewedAt === undefined) return [since];
  const thing = thingOfKind({ id, reviewedAt });
  const isVisited = record.fulfilments.some(
    ({ things, on }) => things.includes(thing) && on >= dayOf(last.openedAt),
  );
  return isVisited ? [since] : [since, dayOf(sent.at)];
}

/** What is owed when the time of a thing runs from these days too. */
function reckonFrom(
  { model, since }: OwedOfSchools,
  { school, record, calendar }: OwedOfSchool,
  {
    thing,
    days,
    today,
  }: { readonly thing: string; readonly days: readonly IsoDate[]; readonly today: IsoDate },
): Owed {
  const looks = days
    .filter(on => on <= today)
    .map(on => ({ id: `looked at ${on}`, on, state: 'done' as const, things: [thing] }));
  const fulfilments = [...record.fulfilments, ...looks];
  return whatIsOwed(model, { ...record, fulfilments, phases: phaseGroupsOf(school), since }, calendar, today);
}

function dueOf(
  plan: Plan,
  kind: PlanKind,
  around: {
    readonly owed: Owed;
    readonly calendar: SchoolCalendar;
    readonly newest: CheckIn | null;
    readonly since: IsoDate;
    readonly today: IsoDate;
  },
): CheckInDue | null {
  const { owed, newest, today } = around;
  const now = checkInNow(kind, owed, { ...around, until: plan.to });
  const isOpen = newest?.state === 'open';
  const base = { planId: plan.id, newestId: newest?.id ?? null, moves: null, opens: null };
  if (!isOpen) return now ? { ...base, passes: false, opens: now, stays: false } : null;
  if (now && now.owedTo !== newest.owedTo) {
    // A window that shifts before its end, since a rule or a visit did, is still the same question.
    return newest.dueOn >= today
      ? { ...base, passes: false, moves: now, stays: true }
      : { ...base, passes: true, opens: now, stays: false };
  }
  if (now) {
    // A day that is past moves nothing: it is late since the day it was due on.
    const isMoved = now.dueOn !== newest.dueOn && now.dueOn >= today;
    return { ...base, passes: false, stays: true, moves: isMoved ? now : null };
  }
  const item = owed.items.find(each => each.thing === thingOfKind(kind) && each.to === newest.owedTo);
  const isSettled = item?.state === 'waived' || item?.state === 'not required';
  // Where it joins a visit it is answered after that too; late, but it is.
  const isDone = item?.state === 'done' && kind.reviewedAt === undefined;
  return { ...base, passes: isSettled || isDone, stays: !(isSettled || isDone) };
}
