import { randomUUID } from 'node:crypto';
import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Engagement } from '#domain/improvement-model/entitlement-rules.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { isTimed, type TimedVisit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '#workflows/models/model-in-use.ts';
import type { OwedSources } from '#workflows/owed/read-owed.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { setTime } from '#workflows/visits/change-visit.ts';
import { headsOf } from '#workflows/visits/people-for.ts';
import { holdVisit } from '#workflows/visits/settle-visit.ts';
import { CAST } from './cast.ts';

/** Oakwood, whose head has a window; and Elmfield, of the same officer. */
const BOOKED_AT = '900001';
const HELD_AT = '900003';
const AHEAD_DAYS = 14;
const BACK_DAYS = 2;
/** A holiday is no longer than that; in the summer there is no visit. */
const LOOK_DAYS = 20;

/**
 * Two visits of the officer's: one at Oakwood in a fortnight, and one held at Elmfield whose report is to be written, and at
 * whose end its category is looked at where the model says so. Where there are visits already nothing is done: the story has
 * begun.
 */
export async function seedVisits(trust: TrustWrites, sources: OwedSources, now: IsoInstant): Promise<void> {
  const officer = await trust.people.byObjectId(CAST[0]?.objectId ?? '');
  const model = (await modelInUse(trust, sources.modelFiles, dayOf(now)))?.model;
  if (!officer || !model || (await anyThere(trust, now))) return;
  const [held, booked = held] = kindsOf(model.engagements);
  if (!held || !booked) return;
  const settling = { byId: officer.id, now, newId: randomUUID, ...sources };
  const calendar = await readCalendar(trust, sources.bankHolidays);
  const ahead = schoolDay(calendar, addDays(dayOf(now), AHEAD_DAYS), 1);
  if (ahead) await book(trust, { urn: BOOKED_AT, kind: booked, day: ahead }, settling);
  const back = schoolDay(calendar, addDays(dayOf(now), -BACK_DAYS), -1);
  const over = back && (await book(trust, { urn: HELD_AT, kind: held, day: back }, settling));
  if (over) await holdVisit(trust, over, [held.id], settling);
}

const anyThere = async ({ visits }: TrustWrites, now: IsoInstant): Promise<boolean> => {
  const stretch = { from: now, until: now };
  const found = [await visits.ofSchool(BOOKED_AT, stretch), await visits.between(yearAround(now))];
  return found.some(list => list.length > 0);
};

const yearAround = (now: IsoInstant) => ({
  from: momentOf(addDays(dayOf(now), -366), '00:00'),
  until: momentOf(addDays(dayOf(now), 366), '00:00'),
});

/** What an officer does with a head: first what a report follows, then something shorter. */
function kindsOf(engagements: readonly Engagement[]): Engagement[] {
  const fit = engagements.filter(
    ({ noted, confidential, attendees }) => !noted && !confidential && attendees.includes('head'),
  );
  const [reported = fit[0]] = fit.filter(({ report }) => report);
  const [other] = fit.filter(each => each !== reported && each.lead.includes('officer'));
  return [reported, other].filter(each => each !== undefined);
}

/** The nearest school day from this one on, in this direction; null where there is none near, or no term dates are known. */
export function schoolDay(calendar: SchoolCalendar, from: IsoDate, step: 1 | -1): IsoDate | null {
  const days = Array.from({ length: LOOK_DAYS }, (_, at) => addDays(from, at * step));
  try {
    return days.find(day => calendar.isSchoolDay(day)) ?? null;
  } catch (error) {
    if (error instanceof TermDatesMissing) return null;
    throw error;
  }
}

interface Booking {
  readonly urn: string;
  readonly kind: Engagement;
  readonly day: IsoDate;
}

/** As an officer's booking leaves it; nobody is told, since nobody did it. */
async function book(
  trust: TrustWrites,
  { urn, kind, day }: Booking,
  { byId, now, bankHolidays }: OwedSources & { readonly byId: string; readonly now: IsoInstant },
): Promise<TimedVisit | null> {
  const school = await trust.schools.find(urn);
  if (!school) return null;
  const heads = await headsOf(trust, school);
  const id = randomUUID();
  await trust.visits.add({
    ...{ id, urn, engagement: kind.id, name: kind.name, things: [kind.id], leadId: byId, state: 'draft' },
    attendees: heads.map(head => ({
      ...{ personId: head.id, part: 'head' as const, required: true, answer: 'accepted' as const },
    })),
    ...{ startsAt: null, minutes: kind.minutes, from: day, to: day, isOnline: false, slots: [] },
    ...{ focus: '', documents: '', answerBy: null, reason: null, reasonById: null, movedFrom: null },
    ...{ flags: [], groupId: null, createdById: byId, createdAt: now, changedAt: now, changedIn: 'teams' },
  });
  const visit = await trust.visits.find(id);
  if (!visit) return null;
  const changing = { byId, side: 'teams', now, bankHolidays, tells: false } as const;
  await setTime(trust, visit, { startsAt: momentOf(day, '09:30') }, changing);
  const timed = await trust.visits.find(id);
  return timed && isTimed(timed) ? timed : null;
}
