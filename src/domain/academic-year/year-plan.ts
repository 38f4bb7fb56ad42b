import { dayFromNumber, dayNumber, weekdayOfNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { type AcademicYear, firstDayOf, lastDayOf } from './academic-year.ts';
import type { CalendarEntry, CalendarKind } from './calendar-entries.ts';

/** What a day is. A bank holiday inside a half-term break is a bank holiday; a weekend is always a weekend. */
export type DayKind =
  | 'weekend'
  | 'bank-holiday'
  | 'closure'
  | 'half-term'
  | 'inset'
  | 'school-day'
  | 'holiday';

/** One half of a term, "Autumn 1" of "Autumn". Its ends are its first and last days that are not holidays. */
export interface HalfTerm {
  readonly name: string;
  readonly term: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

/** One academic year worked out day by day, so that every question about it is a look-up. */
export interface YearPlan {
  /** The day number of 1 September. */
  readonly first: number;
  /** One for each day of the year. */
  readonly kinds: readonly DayKind[];
  /** In order, without overlaps. */
  readonly halfTerms: readonly HalfTerm[];
}

/** Later rules go over earlier ones, and only over these. */
const RULES: readonly { kind: Exclude<CalendarKind, 'term'>; over: readonly DayKind[] }[] = [
  // An INSET day may lie just outside a term's days in school: 1 September often does.
  { kind: 'inset', over: ['school-day', 'holiday'] },
  { kind: 'half-term', over: ['school-day'] },
  { kind: 'closure', over: ['school-day', 'inset'] },
];

/** Works a year out from the entries of one place; null when they have no term in that year. */
export function planYear(
  year: AcademicYear,
  entries: readonly CalendarEntry[],
  bankHolidays: readonly IsoDate[],
): YearPlan | null {
  const first = dayNumber(firstDayOf(year));
  const ofYear = entries.filter(e => e.startsOn <= lastDayOf(year) && e.endsOn >= firstDayOf(year));
  const terms = ofYear
    .filter(e => e.kind === 'term')
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  if (terms.length === 0) return null;
  const days = dayNumber(lastDayOf(year)) - first + 1;
  const kinds = Array.from(
    { length: days },
    (_, i): DayKind => (weekdayOfNumber(first + i) > 5 ? 'weekend' : 'holiday'),
  );
  const paint = (kind: DayKind, from: IsoDate, to: IsoDate, over: readonly DayKind[]) => {
    const last = Math.min(dayNumber(to) - first, days - 1);
    for (let i = Math.max(dayNumber(from) - first, 0); i <= last; i++) {
      const now = kinds[i];
      if (now && over.includes(now)) kinds[i] = kind;
    }
  };
  for (const { startsOn, endsOn } of terms) paint('school-day', startsOn, endsOn, ['holiday']);
  for (const { kind, over } of RULES) {
    for (const entry of ofYear) if (entry.kind === kind) paint(kind, entry.startsOn, entry.endsOn, over);
  }
  for (const day of bankHolidays)
    paint('bank-holiday', day, day, ['school-day', 'inset', 'half-term', 'closure', 'holiday']);
  const halfTerms = terms.flatMap(term => halvesOf(term, ofYear, day => kinds[dayNumber(day) - first]));
  return { first, kinds, halfTerms };
}

/** A term is split by its half-term break; one without a break is one half. */
function halvesOf(
  term: CalendarEntry,
  entries: readonly CalendarEntry[],
  kindOf: (day: IsoDate) => DayKind | undefined,
): HalfTerm[] {
  const name =
    term.name
      .replace(/\s*(term)?\s*\d{4}(\s*[/-]\s*\d{2,4})?\s*$/i, '')
      .replace(/\s+term$/i, '')
      .trim() || term.name;
  const pause = entries.find(
    e => e.kind === 'half-term' && e.startsOn >= term.startsOn && e.endsOn <= term.endsOn,
  );
  const pieces: [IsoDate, IsoDate][] = pause
    ? [
        [term.startsOn, before(pause.startsOn)],
        [after(pause.endsOn), term.endsOn],
      ]
    : [[term.startsOn, term.endsOn]];
  return pieces.flatMap(([from, to], i) => {
    const held = rangeOf(from, to).filter(day => kindOf(day) === 'school-day' || kindOf(day) === 'inset');
    const [startsOn, endsOn] = [held[0], held.at(-1)];
    return startsOn && endsOn
      ? [{ name: pieces.length === 1 ? name : `${name} ${i + 1}`, term: name, startsOn, endsOn }]
      : [];
  });
}

const before = (day: IsoDate) => dayFromNumber(dayNumber(day) - 1);
const after = (day: IsoDate) => dayFromNumber(dayNumber(day) + 1);

function rangeOf(from: IsoDate, to: IsoDate): IsoDate[] {
  const start = dayNumber(from);
  return Array.from({ length: Math.max(dayNumber(to) - start + 1, 0) }, (_, i) => dayFromNumber(start + i));
}
