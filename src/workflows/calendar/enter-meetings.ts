import { datesOf } from '#domain/meeting/series.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustWrites } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import { meetingRecord, wantMeetingEvent } from './want-event.ts';

/** People plan about half a term ahead. */
const ENTERED_DAYS_AHEAD = 42;

/**
 * Has the meetings of the next weeks entered in calendars: those of the rhythm are made, and follow the series if it is
 * changed before their agenda is out. Asked again, it asks for nothing more. Returns how many were entered.
 */
export async function enterMeetings(
  trust: TrustWrites,
  { now, bankHolidays }: { readonly now: IsoInstant; readonly bankHolidays: BankHolidays },
): Promise<number> {
  const [today, until] = [dayOf(now), addDays(dayOf(now), ENTERED_DAYS_AHEAD)];
  const chaired = (await trust.meetings.series()).filter(
    ({ chairId, endedOn }) => chairId !== null && (endedOn === null || endedOn >= today),
  );
  if (chaired.length === 0) return 0;
  const calendar = await readCalendar(trust, bankHolidays);
  const end = momentOf(addDays(until, 1), '00:00');
  let entered = 0;
  for (const series of chaired) {
    const standing = await trust.meetings.slotsBetween(series.id, momentOf(today, '00:00'), end);
    // By its day: the series' time may have been changed since it was made, and it meets once a day at most.
    const taken = new Set(standing.map(({ slotAt }) => slotAt && dayOf(slotAt)));
    for (const date of datesOf(series, calendar, today, until))
      if (date.startsAt > now && !taken.has(dayOf(date.startsAt))) await trust.meetings.ensure(series, date);
    const ahead = (await trust.meetings.between(series.id, now, end)).filter(
      ({ state }) => state === 'planned',
    );
    const links = await trust.calendarLinks.links(ahead.map(({ id }) => meetingRecord(id)));
    const known = new Set(links.map(({ record }) => record));
    for (const meeting of ahead) {
      if (known.has(meetingRecord(meeting.id))) continue;
      await wantMeetingEvent(trust, meeting, now);
      entered += 1;
    }
  }
  return entered;
}
