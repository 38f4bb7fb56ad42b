import { readSpan, type Span } from '../improvement-model/span.ts';
import { dayFromNumber, dayNumber, weekdayOfNumber } from '../time/day-number.ts';
import type { Day, Stretch } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/**
 * The last school day within a span that begins on `start`: by then a thing is done "within 2 weeks" of it. Where no
 * school day after `start` lies within the span (a report due in the holidays), it is the first one after it. null when
 * it is in a year without term dates.
 */
export function dueWithin(timetable: Timetable, start: Day, span: Span): Day | null {
  const point = pointAfter(timetable, start, span);
  if (point === null) return null;
  const due = timetable.onOrBefore(point);
  return due > start ? due : nextSchoolDay(timetable, start);
}

/** The last day of something that begins on `start` and lasts as long as the span; no later than the last day known. */
export function lastDayOfSpan(timetable: Timetable, start: Day, span: Span): Day {
  const { unit } = readSpan(span);
  const point = pointAfter(timetable, start, span) ?? timetable.last;
  return unit === 'half term' || unit === 'term' ? point : point - 1;
}

/**
 * The day a span reaches to. Weeks and days of school skip what is no school time; "a half term later" is the day before
 * the same point, in school days, of the next half term: for its first day, the last day of the same one.
 */
export function pointAfter(timetable: Timetable, start: Day, span: Span): Day | null {
  const { count, unit } = readSpan(span);
  switch (unit) {
    case 'day':
      return known(timetable, start + count);
    case 'week':
      return known(timetable, start + 7 * count);
    case 'month':
      return known(timetable, monthsLater(start, count));
    case 'year':
      return known(timetable, monthsLater(start, 12 * count));
    case 'school day':
      return timetable.schoolDays[timetable.before(start + 1) - 1 + count] ?? null;
    case 'school week':
      return schoolWeeksLater(timetable, start, count);
    default:
      return start < timetable.first
        ? start + count * ROUGH_DAYS[unit]
        : samePointLater(timetable, start, count, timetable.stretches(unit));
  }
}

/** Before the first day known, a term is taken for a third of a year: what began there is as good as over. */
const ROUGH_DAYS = { term: 122, 'half term': 61 } as const;

const known = (timetable: Timetable, day: Day): Day | null => (day > timetable.last ? null : day);

function nextSchoolDay(timetable: Timetable, start: Day): Day | null {
  return timetable.schoolDays[timetable.before(start + 1)] ?? null;
}

/**
 * The same weekday so many school weeks on, or the last school day of that week before it. A holiday counts as the end of
 * the week before it, so that what begins on a later day never ends sooner.
 */
function schoolWeeksLater(timetable: Timetable, start: Day, count: number): Day | null {
  const weeks = timetable.stretches('school week');
  const at = lastBeginning(weeks, start);
  const week = weeks[at + count];
  if (!week) return null;
  const mondayOf = ({ from }: Stretch) => from - weekdayOfNumber(from) + 1;
  const gone = start - mondayOf(weeks[at] ?? week);
  return Math.max(timetable.onOrBefore(mondayOf(week) + Math.min(Math.max(gone, 0), 6)), week.from);
}

/** The place of the last stretch that begins up to the day; -1 when all begin later. */
function lastBeginning(stretches: readonly Stretch[], day: Day): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.begins ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same day of a later month, or its last. */
function monthsLater(start: Day, months: number): Day {
  const from = dayFromNumber(start);
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const first = firstOf(month);
  return first + Math.min(Number(from.slice(8, 10)), firstOf(month + 1) - first) - 1;
}

const firstOf = (month: number): Day =>
  dayNumber(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`);

function samePointLater(
  timetable: Timetable,
  start: Day,
  count: number,
  stretches: readonly Stretch[],
): Day | null {
  const at = stretches.findIndex(({ to }) => to >= start);
  const [here, there] = [stretches[at], stretches[at + count]];
  if (!here) return null;
  const gone = timetable.before(start) - timetable.before(here.from);
  if (gone <= 0) return stretches[at + count - 1]?.to ?? null;
  if (!there) return null;
  const share = gone / (timetable.before(here.to + 1) - timetable.before(here.from));
  const length = timetable.before(there.to + 1) - timetable.before(there.from);
  return timetable.schoolDays[timetable.before(there.from) + Math.round(share * length) - 1] ?? there.from;
}
