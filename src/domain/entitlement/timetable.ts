import {
  type AcademicYear,
  firstDayOf,
  lastDayOf,
  TermDatesMissing,
} from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { Per } from '../improvement-model/cadence.ts';
import { dayFromNumber, dayNumber } from '../time/day-number.ts';
import { type Day, type Stretch, stretchesBy } from './stretches.ts';

/** Some academic years of one place in school days, made for look-ups. */
export interface Timetable {
  /** The academic year it was made for. */
  readonly year: AcademicYear;
  /** 1 September and 31 August of that year. */
  readonly yearBegins: Day;
  readonly yearEnds: Day;
  /** The first and last days that are known: the years around it that have term dates. */
  readonly first: Day;
  readonly last: Day;
  /** Every school day, in order. */
  readonly schoolDays: readonly Day[];
  /** How many school days there are before the day. */
  before(day: Day): number;
  /** The next school day from the day on; the last one known when none is known to follow. */
  onOrAfter(day: Day): Day;
  /** The last school day up to the day; the first one known when none is known before it. */
  onOrBefore(day: Day): Day;
  /** Of all years known, in order. */
  stretches(per: Per): readonly Stretch[];
}

const YEARS_BEFORE = 2;
const YEARS_AFTER = 1;
const made = new WeakMap<SchoolCalendar, Map<AcademicYear, Timetable>>();

/** The timetable around an academic year; kept with its calendar. Throws TermDatesMissing for a year without term dates. */
export function timetableOf(calendar: SchoolCalendar, year: AcademicYear): Timetable {
  const known = made.get(calendar) ?? new Map<AcademicYear, Timetable>();
  made.set(calendar, known);
  const timetable = known.get(year) ?? makeTimetable(calendar, year);
  known.set(year, timetable);
  return timetable;
}

function makeTimetable(calendar: SchoolCalendar, year: AcademicYear): Timetable {
  const isKnown = (each: AcademicYear) => calendar.knows(firstDayOf(each));
  if (!isKnown(year)) throw new TermDatesMissing(year);
  const years = [year];
  for (let at = year - 1; at >= year - YEARS_BEFORE && isKnown(at); at -= 1) years.unshift(at);
  for (let at = year + 1; at <= year + YEARS_AFTER && isKnown(at); at += 1) years.push(at);
  const first = dayNumber(firstDayOf(years[0] ?? year));
  const last = dayNumber(lastDayOf(years.at(-1) ?? year));
  const schoolDays: Day[] = [];
  const counts: number[] = [];
  for (let day = first; day <= last; day += 1) {
    counts.push(schoolDays.length);
    if (calendar.isSchoolDay(dayFromNumber(day))) schoolDays.push(day);
  }
  if (schoolDays.length === 0) throw new TermDatesMissing(year);
  counts.push(schoolDays.length);
  const before = (day: Day) => counts[Math.min(Math.max(day - first, 0), counts.length - 1)] ?? 0;
  const dayAt = (index: number) => schoolDays[Math.min(Math.max(index, 0), schoolDays.length - 1)] ?? first;
  const stretches = stretchesBy(calendar, years, { schoolDays, before });
  return {
    year,
    yearBegins: dayNumber(firstDayOf(year)),
    yearEnds: dayNumber(lastDayOf(year)),
    first,
    last,
    schoolDays,
    before,
    onOrAfter: day => dayAt(before(day)),
    onOrBefore: day => dayAt(before(day + 1) - 1),
    stretches: per => stretches[per],
  };
}
