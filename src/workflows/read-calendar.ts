import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { CalendarPlace } from '#domain/academic-year/calendar-entries.ts';
import { type SchoolCalendar, schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';

/** The calendar of a school, or of the trust itself: what was imported, and England's bank holidays of those years. */
export async function readCalendar(
  trust: TrustReads,
  bankHolidays: BankHolidays,
  place: CalendarPlace | null = null,
): Promise<SchoolCalendar> {
  const entries = await trust.calendar.entries();
  const begin = entries.map(entry => academicYearOf(entry.startsOn));
  const years = new Set(begin.flatMap(year => [year, year + 1]));
  return schoolCalendar(
    { entries, bankHolidays: [...years].flatMap(year => bankHolidays.inYear(year)) },
    place,
  );
}
