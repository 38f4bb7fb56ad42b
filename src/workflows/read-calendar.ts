import type { CalendarPlace } from '#domain/academic-year/calendar-entries.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendars } from './read-calendars.ts';

/** The calendar of a school, or of the trust itself: what was imported, and England's bank holidays of those years. */
export async function readCalendar(
  trust: TrustReads,
  bankHolidays: BankHolidays,
  place: CalendarPlace | null = null,
): Promise<SchoolCalendar> {
  return (await readCalendars(trust, bankHolidays))(place);
}
