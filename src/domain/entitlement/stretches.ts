import { type AcademicYear, firstDayOf, lastDayOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { Per } from '../improvement-model/cadence.ts';
import { dayNumber, weekdayOfNumber } from '../time/day-number.ts';

/** A day as its number, as `dayNumber` counts: what is owed is reckoned in these. */
export type Day = number;

/** A stretch of school time. Every day of a year belongs to one stretch of each kind, holidays to the one before them. */
export interface Stretch {
  /** Its first and last school days. */
  readonly from: Day;
  readonly to: Day;
  /** The days that belong to it, whether anybody is in school or not; both included. */
  readonly begins: Day;
  readonly ends: Day;
}

/** The school days of all years, and how many there are before a day. */
interface Days {
  readonly schoolDays: readonly Day[];
  before(day: Day): number;
}

/** The stretches of some academic years, each kind in order. */
export function stretchesBy(
  calendar: SchoolCalendar,
  years: readonly AcademicYear[],
  days: Days,
): Record<Per, readonly Stretch[]> {
  const all = years.map(year => {
    const [begins, ends] = [dayNumber(firstDayOf(year)), dayNumber(lastDayOf(year))];
    const halves = calendar.halfTermsOf(year);
    const within = (ranges: readonly Range[]) => share(ranges, { begins, ends }, days);
    const weeks = within(schoolWeeks(begins, ends));
    return {
      year: within([[begins, ends]]),
      term: within(joined(halves, ({ term }) => term)),
      'half term': within(joined(halves, ({ name }) => name)),
      'school week': weeks,
      'school fortnight': inTwos(weeks),
    };
  });
  const of = (per: Per) => all.flatMap(year => year[per]);
  return {
    year: of('year'),
    term: of('term'),
    'half term': of('half term'),
    'school week': of('school week'),
    'school fortnight': of('school fortnight'),
  };
}

type Range = readonly [from: Day, to: Day];

function joined<T extends { startsOn: string; endsOn: string }>(
  halves: readonly T[],
  nameOf: (half: T) => string,
): Range[] {
  const ranges = new Map<string, Range>();
  for (const half of halves) {
    const name = nameOf(half);
    ranges.set(name, [ranges.get(name)?.[0] ?? dayNumber(half.startsOn), dayNumber(half.endsOn)]);
  }
  return [...ranges.values()];
}

function schoolWeeks(begins: Day, ends: Day): Range[] {
  const weeks: Range[] = [];
  for (let monday = begins - weekdayOfNumber(begins) + 1; monday <= ends; monday += 7)
    weeks.push([Math.max(monday, begins), Math.min(monday + 6, ends)]);
  return weeks;
}

/** The ranges that hold a school day, each with the days up to the next one's first. */
function share(ranges: readonly Range[], year: { begins: Day; ends: Day }, days: Days): Stretch[] {
  const held = ranges.flatMap(([from, to]) => {
    const [start, end] = [days.before(from), days.before(to + 1) - 1];
    const [first, last] = [days.schoolDays[start], days.schoolDays[end]];
    return first === undefined || last === undefined || end < start
      ? []
      : [{ from: first, to: last, begins: from }];
  });
  return held.map(({ from, to, begins }, at) => ({
    from,
    to,
    begins: at === 0 ? year.begins : begins,
    ends: (held[at + 1]?.begins ?? year.ends + 1) - 1,
  }));
}

/** Fortnights of school, from the first week of the year; an odd last week belongs to the fortnight before it. */
function inTwos(weeks: readonly Stretch[]): Stretch[] {
  const count = Math.max(Math.floor(weeks.length / 2), Math.min(weeks.length, 1));
  return Array.from({ length: count }, (_, at) => {
    const held = weeks.slice(at * 2, at === count - 1 ? undefined : at * 2 + 2);
    const [first, last] = [held[0], held.at(-1)];
    if (!first || !last) throw new Error('a fortnight has a week');
    return { from: first.from, to: last.to, begins: first.begins, ends: last.ends };
  });
}
