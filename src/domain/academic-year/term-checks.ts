import { dayNumber } from '../time/day-number.ts';
import { dayInWords } from '../time/words.ts';
import { type AcademicYear, academicYearInWords, academicYearOf } from './academic-year.ts';
import type { CalendarEntry } from './calendar-entries.ts';

const LONGEST_TERM = 20 * 7;
const LONGEST_BREAK = 3 * 7;
/** What the calendar and its bank holidays are sure of. */
const YEARS: readonly [AcademicYear, AcademicYear] = [2020, 2040];

/** "Autumn term (Wed 2 Sep 2026 to Fri 18 Dec 2026)". */
export function entryInWords({ name, startsOn, endsOn }: CalendarEntry): string {
  const days = startsOn === endsOn ? [startsOn] : [startsOn, endsOn];
  return `${name} (${days.map(day => dayInWords(day)).join(' to ')})`;
}

/** What is wrong with one entry, whatever else there is; null when nothing is. */
export function faultOf(entry: CalendarEntry): string | null {
  const { kind, startsOn, endsOn } = entry;
  const words = entryInWords(entry);
  if (endsOn < startsOn) return `${words} ends before it starts`;
  const year = academicYearOf(startsOn);
  if (year < YEARS[0] || year > YEARS[1])
    return `${words} is in ${academicYearInWords(year)}: only ${academicYearInWords(YEARS[0])} to ${academicYearInWords(YEARS[1])} can be imported`;
  const across = academicYearOf(endsOn) !== year;
  if (across) return `${words} lies across two academic years: split it at 31 August`;
  const days = dayNumber(endsOn) - dayNumber(startsOn) + 1;
  if (kind === 'term' && days > LONGEST_TERM) return `${words} is longer than 20 weeks`;
  if (kind === 'term' && days < 5)
    return `${words} is shorter than a week: give the term's first and last day`;
  if (kind === 'half-term' && days > LONGEST_BREAK)
    return `${words} is longer than three weeks: give the break, not the half of the term`;
  return null;
}

/** Entries that do not go together, each with its reason. `all`: every entry of one scope. */
export function clashesIn(all: readonly CalendarEntry[]): { entry: CalendarEntry; reason: string }[] {
  const terms = inOrder(all, 'term');
  const breaks = inOrder(all, 'half-term');
  const outside = breaks
    .filter(b => !terms.some(t => t.startsOn <= b.startsOn && b.endsOn <= t.endsOn))
    .map(entry => ({ entry, reason: `${entryInWords(entry)} lies in no term of the same scope` }));
  return [...overlaps(terms), ...overlaps(breaks), ...outside];
}

function inOrder(all: readonly CalendarEntry[], kind: CalendarEntry['kind']): CalendarEntry[] {
  return all.filter(e => e.kind === kind).toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
}

function overlaps(ordered: readonly CalendarEntry[]): { entry: CalendarEntry; reason: string }[] {
  return ordered.flatMap((entry, at) => {
    const before = ordered[at - 1];
    return before && before.endsOn >= entry.startsOn
      ? [{ entry, reason: `${entryInWords(entry)} overlaps ${entryInWords(before)}` }]
      : [];
  });
}
