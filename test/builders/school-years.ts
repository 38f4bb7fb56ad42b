import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';

export const calendarEntry = (
  kind: CalendarEntry['kind'],
  startsOn: string,
  endsOn = startsOn,
  scope = 'trust',
): CalendarEntry => ({ scope, kind, name: TERMS[startsOn.slice(5, 7)] ?? kind, startsOn, endsOn });

/** A term is called by the month it begins in; everything else by its kind. */
const TERMS: Readonly<Record<string, string>> = { '09': 'Autumn', '01': 'Spring', '04': 'Summer' };

/**
 * Three years of a made-up trust in the Midlands, as a local authority would set them: half terms, INSET days, Easter in
 * the holidays, the early May bank holiday in term. 2026/27 has 190 school days in 40 school weeks.
 */
const YEARS: Readonly<Record<number, readonly CalendarEntry[]>> = {
  2025: [
    calendarEntry('inset', '2025-09-01'),
    calendarEntry('term', '2025-09-02', '2025-12-19'),
    calendarEntry('half-term', '2025-10-27', '2025-10-31'),
    calendarEntry('term', '2026-01-05', '2026-03-27'),
    calendarEntry('half-term', '2026-02-16', '2026-02-20'),
    calendarEntry('term', '2026-04-13', '2026-07-22'),
    calendarEntry('half-term', '2026-05-25', '2026-05-29'),
    calendarEntry('inset', '2026-06-01'),
  ],
  2026: [
    calendarEntry('inset', '2026-09-01'),
    calendarEntry('term', '2026-09-02', '2026-12-18'),
    calendarEntry('half-term', '2026-10-26', '2026-10-30'),
    calendarEntry('inset', '2026-11-27'),
    calendarEntry('inset', '2027-01-04'),
    calendarEntry('term', '2027-01-05', '2027-03-25'),
    calendarEntry('half-term', '2027-02-15', '2027-02-19'),
    calendarEntry('inset', '2027-02-22'),
    calendarEntry('term', '2027-04-12', '2027-07-21'),
    calendarEntry('half-term', '2027-05-31', '2027-06-04'),
    calendarEntry('inset', '2027-06-07'),
  ],
  2027: [
    calendarEntry('inset', '2027-09-01'),
    calendarEntry('term', '2027-09-02', '2027-12-17'),
    calendarEntry('half-term', '2027-10-25', '2027-10-29'),
    calendarEntry('inset', '2028-01-04'),
    calendarEntry('term', '2028-01-05', '2028-03-31'),
    calendarEntry('half-term', '2028-02-14', '2028-02-18'),
    calendarEntry('term', '2028-04-18', '2028-07-21'),
    calendarEntry('half-term', '2028-05-29', '2028-06-02'),
  ],
};
const BANK_HOLIDAYS = [
  ...['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25'],
  ...['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31'],
  ...['2027-12-27', '2027-12-28', '2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29'],
];

/** The calendar of some of these years, by default of all three, with what a place adds or has instead. */
export function schoolYears({
  years = [2025, 2026, 2027],
  own = [],
  place = null,
}: {
  years?: readonly number[];
  own?: readonly CalendarEntry[];
  place?: Parameters<typeof schoolCalendar>[1];
} = {}) {
  const entries = [...years.flatMap(year => YEARS[year] ?? []), ...own];
  return schoolCalendar({ entries, bankHolidays: BANK_HOLIDAYS }, place);
}
