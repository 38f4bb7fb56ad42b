import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { type UpcomingMeeting, upcomingRef } from '#domain/meeting/upcoming.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { holdUpcoming } from './hold-upcoming.ts';
import { readCalendar } from './read-calendar.ts';
import { planWorld, upcomingMeetings } from './upcoming-meetings.ts';

export interface NextMeeting {
  readonly series: Series;
  readonly next: UpcomingMeeting;
}

export interface Looking {
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
}

/** The next meeting of each series, made or not, that takes items still; soonest first. */
export async function nextMeetings(
  trust: TrustReads,
  { now, bankHolidays }: Looking,
  fits: (series: Series) => boolean,
): Promise<NextMeeting[]> {
  const calendar = await readCalendar(trust, bankHolidays);
  const found: NextMeeting[] = [];
  for (const series of (await trust.meetings.series()).filter(fits)) {
    const { meetings } = await upcomingMeetings(trust, series, { calendar, now, count: 2 });
    const next = meetings.find(({ state, startsAt }) => state === 'planned' && startsAt > now);
    if (next) found.push({ series, next });
  }
  return found.toSorted((a, b) => a.next.startsAt.localeCompare(b.next.startsAt));
}

/** Makes that meeting if nobody has, and holds it. Null when it has gone meanwhile. */
export async function holdNext(
  trust: TrustWrites,
  { series, next }: NextMeeting,
  { now, bankHolidays }: Looking,
): Promise<Meeting | null> {
  const calendar = await readCalendar(trust, bankHolidays);
  return holdUpcoming(trust, await planWorld(trust, series, { calendar, now }), upcomingRef(next));
}

/** Whether someone may do this in the meetings of a series, whoever has taken one over. */
export const maySeries =
  (actor: Extract<Actor, { kind: 'person' }>, permission: Permission) =>
  (series: Series): boolean =>
    can(actor, permission, meetingTarget(series, null));
