import type { IsoDate } from '../time/iso.ts';

/** An academic year by the calendar year it begins in: 2026 is 1 September 2026 to 31 August 2027. */
export type AcademicYear = number;

export function academicYearOf(day: IsoDate): AcademicYear {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? year : year - 1;
}

export const firstDayOf = (year: AcademicYear): IsoDate => `${year}-09-01`;
export const lastDayOf = (year: AcademicYear): IsoDate => `${year + 1}-08-31`;

/** "2026/27". */
export function academicYearInWords(year: AcademicYear): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Nothing is known of the year asked about; the message says how to mend it. Never guessed around. */
export class TermDatesMissing extends Error {
  override readonly name = 'TermDatesMissing';
  readonly year: AcademicYear;
  constructor(year: AcademicYear) {
    super(
      `There are no term dates for ${academicYearInWords(year)}. A trust administrator can import them: fortnight import terms FILE.`,
    );
    this.year = year;
  }
}
