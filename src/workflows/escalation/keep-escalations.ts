import { type DayKinds, dayKinds, isWorkingDay } from '#domain/academic-year/quiet-hours.ts';
import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { canFollow } from '#domain/escalation/after-escalation-step.ts';
import { dueStep, type EscalationDays, isToBeReminded } from '#domain/escalation/due-step.ts';
import {
  type EscalatedOf,
  type Escalation,
  escalationId,
  isUnderWay,
} from '#domain/escalation/escalation.ts';
import type { EscalationStep } from '#domain/escalation/escalation-step.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { awayByRecord, type WhoIsAway } from '../away/who-is-away.ts';
import { readCalendars } from '../read-calendars.ts';
import type { EscalatedThing, EscalationAsking } from './escalation-reader.ts';
import { whereTo } from './people-asked.ts';
import { ESCALATION_READERS, readThing } from './registry.ts';
import { holdGoingOn } from './stop-if-over.ts';
import { beginEscalation, takeEscalationStep, tellWhoseTurn } from './take-escalation-step.ts';

/** Further back no wait is counted. */
const LOOKED_BACK_DAYS = 400;

/** What there is to look at today, and whoever could answer about it. */
export interface EscalationsToday {
  readonly late: readonly EscalatedOf[];
  /** Ids of those begun. */
  readonly open: readonly string[];
  readonly answererIds: readonly string[];
  readonly kindsOf: (school: School) => DayKinds;
}

/** Of all schools. Reads only; what is late and not begun, and all that is begun and may be stopped. */
export async function escalationsToday(
  trust: TrustReads,
  asking: EscalationAsking,
): Promise<EscalationsToday> {
  const open = await trust.escalations.open();
  const begunIds = new Set<string>();
  const late: EscalatedOf[] = [];
  for (const reader of ESCALATION_READERS)
    for (const of of await reader.lateNow(trust, asking)) {
      const id = escalationId(of);
      if (open.some(each => each.id === id) || (await trust.escalations.find(id))) begunIds.add(id);
      else late.push(of);
    }
  const answererIds = new Set<string>();
  for (const of of [...late, ...open.filter(isUnderWay)])
    for (const id of (await readThing(trust, of, asking))?.people.answererIds ?? []) answererIds.add(id);
  const { bankHolidays } = asking;
  const calendarOf = await readCalendars(trust, bankHolidays);
  return {
    ...{ late, open: open.map(({ id }) => id), answererIds: [...answererIds] },
    kindsOf: school => dayKinds(calendarOf(school), year => bankHolidays.inYear(year)),
  };
}

interface Keeping extends EscalationAsking {
  readonly kindsOf: EscalationsToday['kindsOf'];
  readonly byMailbox: WhoIsAway['byMailbox'];
}

/** Begins one where its school is to be reminded today, or its officer asked instead. Returns whether it did. Two processes begin one. */
export async function beginOnLate(trust: TrustWrites, of: EscalatedOf, keeping: Keeping): Promise<boolean> {
  const thing = await readThing(trust, of, keeping);
  if (thing?.standing !== 'late') return false;
  const { days } = await daysOf(trust, thing, keeping);
  if (!isToBeReminded(of.dueOn, days)) return false;
  const kind = thing.isForOfficer ? 'raised' : 'reminded';
  const step = { kind, at: keeping.now, byId: actorId(SCHEDULE) } as const;
  return (await beginEscalation(trust, of, step, thing)) !== null;
}

/**
 * What the clock does to one that is begun: it stops where it is over, waits a day where nobody who could answer is there, and
 * otherwise goes on where it is time. It is held and looked at again, so of two processes one does. Returns how many steps it took.
 */
export async function keepEscalation(trust: TrustWrites, id: string, keeping: Keeping): Promise<number> {
  const escalation = await holdGoingOn(trust, id, keeping);
  if (escalation === 'stopped') return 1;
  if (escalation === 'none' || !isUnderWay(escalation)) return 0;
  const thing = await readThing(trust, escalation, keeping);
  if (!thing) return 0;
  const by = { at: keeping.now, byId: actorId(SCHEDULE) };
  // Whoever has come since hears of it too.
  await tellWhoseTurn(trust, escalation, thing, by);
  const { days, seenAway } = await daysOf(trust, thing, keeping);
  let now: Escalation = escalation;
  let steps = 0;
  for (const on of seenAway(dayOf(now.openedAt))) {
    if (now.waited.includes(on) || !canFollow(now, 'waited')) continue;
    now = await takeEscalationStep(trust, id, { kind: 'waited', on, ...by }, thing);
    steps += 1;
  }
  const kind = dueStep(now, days, { byItself: thing.byItself });
  if (kind === null || !canFollow(now, kind)) return steps;
  const step: EscalationStep =
    kind === 'taken-on' ? { kind, ...by, to: whereTo(thing.people, null) } : { kind, ...by };
  await takeEscalationStep(trust, id, step, thing);
  return steps + 1;
}

/** The days of a school, with when nobody who could answer there was there; `seenAway`: those that only mailboxes tell of. */
async function daysOf(
  trust: Pick<TrustReads, 'absences'>,
  { school, people: { answererIds } }: EscalatedThing,
  { now, kindsOf, byMailbox }: Keeping,
) {
  const today = dayOf(now);
  const byRecord = await awayByRecord(trust, answererIds, addDays(today, -LOOKED_BACK_DAYS));
  const kinds = kindsOf(school);
  const all = (isAway: (id: string) => boolean) => answererIds.length > 0 && answererIds.every(isAway);
  const isAway = (day: IsoDate) => all(id => byRecord(id, day) || byMailbox(id, day));
  const days: EscalationDays = { today, kinds, isAway };
  return {
    days,
    seenAway(since: IsoDate): IsoDate[] {
      const seen: IsoDate[] = [];
      for (let day = since; day <= today; day = addDays(day, 1))
        if (isWorkingDay(kinds(day)) && isAway(day) && !all(id => byRecord(id, day))) seen.push(day);
      return seen;
    },
  };
}
