import type { AcademicYear } from '#domain/academic-year/academic-year.ts';

/** The reference of the card that lists a year's letters. */
export const lettersRef = (year: AcademicYear): string => `letters ${year}`;

export function yearOfRef(ref: string): AcademicYear | null {
  const year = /^letters (20\d\d)$/.exec(ref)?.[1];
  return year === undefined ? null : Number(year);
}
