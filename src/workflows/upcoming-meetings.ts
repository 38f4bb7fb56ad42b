import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { PlanWorld } from '#domain/meeting/meeting-plan.ts';
import type { Series } from '#domain/meeting/series.ts';
import { AHEAD_DAYS, upcoming } from '#domain/meeting/upcoming.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

/** More than a series can meet within the time that is looked ahead. */
const EVERY_ONE = 1000;

const ALWAYS = '1970-01-01T00:00:00.000Z';

interface Looking {
  readonly calendar: SchoolCalendar;
  readonly now: IsoInstant;
}

/** The next meetings of a series, made or not: see `upcoming`. */
export async function upcomingMeetings(
  trust: TrustReads,
  series: Series,
  { calendar, now, count }: Looking & { count: number },
) {
  return upcoming({ series, calendar, made: await madeAhead(trust, series, now), now, count });
}

/** What a decision about one meeting needs to know of the others. */
export async function planWorld(trust: TrustReads, series: Series, looking: Looking): Promise<PlanWorld> {
  const { meetings } = await upcomingMeetings(trust, series, { ...looking, count: EVERY_ONE });
  return { series, ahead: meetings, ...looking };
}

/** The meetings of earlier days than those of `madeAhead` that were begun and that nobody has closed. */
export async function leftOpen(trust: TrustReads, { id }: Series, now: IsoInstant): Promise<Meeting[]> {
  const earlier = await trust.meetings.between(id, ALWAYS, momentOf(addDays(dayOf(now), -1), '00:00'));
  return earlier.filter(({ state }) => state === 'running');
}

/** The made meetings that start, or stand for a date, from yesterday on. */
export async function madeAhead(trust: TrustReads, { id }: Series, now: IsoInstant): Promise<Meeting[]> {
  const from = momentOf(addDays(dayOf(now), -1), '00:00');
  const until = momentOf(addDays(dayOf(now), AHEAD_DAYS + 1), '00:00');
  const starting = await trust.meetings.between(id, from, until);
  const standing = await trust.meetings.slotsBetween(id, from, until);
  return [...new Map([...starting, ...standing].map(meeting => [meeting.id, meeting])).values()];
}
