import { type AcademicYear, academicYearInWords, academicYearOf } from '../academic-year/academic-year.ts';
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

const yearInWords = (year: AcademicYear): string => `the academic year ${academicYearInWords(year)}`;
