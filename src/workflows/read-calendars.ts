import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { CalendarPlace } from '#domain/academic-year/calendar-entries.ts';
import { type SchoolCalendar, schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';

/**
 * The calendars of many places, read once: what was imported, and England's bank holidays of those years. Places with the
 * same dates have one calendar, so that what is made from it is made once.
 */
export async function readCalendars(
  trust: Pick<TrustReads, 'calendar'>,
  bankHolidays: BankHolidays,
): Promise<(place: CalendarPlace | null) => SchoolCalendar> {
  const entries = await trust.calendar.entries();
  const scopes = new Set<string>(entries.map(({ scope }) => scope));
  const begin = entries.map(entry => academicYearOf(entry.startsOn));
  const years = new Set(begin.flatMap(year => [year, year + 1]));
  const facts = { entries, bankHolidays: [...years].flatMap(year => bankHolidays.inYear(year)) };
  const made = new Map<string, SchoolCalendar>();
  return place => {
    const own = place ? [`school:${place.urn}`, `la:${place.laCode}`].filter(scope => scopes.has(scope)) : [];
    const key = own.join(' ');
    const calendar = made.get(key) ?? schoolCalendar(facts, own.length > 0 ? place : null);
    made.set(key, calendar);
    return calendar;
  };
}
