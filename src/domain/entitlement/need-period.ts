import {
  type AcademicYear,
  academicYearInWords,
  academicYearOf,
  TermDatesMissing,
} from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { IsoDate } from '../time/iso.ts';
import type { NeedPeriod } from './need-lines.ts';

export const NEED_SPANS = ['half-term', 'term', 'year'] as const;
export type NeedSpan = (typeof NEED_SPANS)[number];

/**
 * The half term, term or academic year that holds the day; in holidays the next one to begin. null when none is known.
 * Throws TermDatesMissing when the day's own year has no term dates.
 */
export function needPeriod(calendar: SchoolCalendar, day: IsoDate, span: NeedSpan): NeedPeriod | null {
  const half = calendar.halfTermFrom(day);
  if (!half) return null;
  const year = academicYearOf(half.startsOn);
  if (span === 'half-term') return { name: half.name, from: half.startsOn, to: half.endsOn };
  const within = calendar.halfTermsOf(year).filter(({ term }) => span === 'year' || term === half.term);
  return {
    name: span === 'term' ? half.term : yearInWords(year),
    from: within[0]?.startsOn ?? half.startsOn,
    to: within.at(-1)?.endsOn ?? half.endsOn,
  };
}

/**
 * The day to reckon for when somebody asks what comes next: today; in the summer holidays the first day of the year that is
 * about to begin, as far as it is known, since everything of the old one is over.
 */
export function dayToReckon(calendar: SchoolCalendar, today: IsoDate): IsoDate {
  try {
    const next = calendar.halfTermFrom(today);
    return next && academicYearOf(next.startsOn) > academicYearOf(today) ? next.startsOn : today;
  } catch (error) {
    if (error instanceof TermDatesMissing) return today;
    throw error;
  }
}

const yearInWords = (year: AcademicYear): string => `the academic year ${academicYearInWords(year)}`;
