import type { IsoDate } from '#domain/time/iso.ts';

/** England's bank holidays: worked out or looked up, never asked of a network. */
export interface BankHolidays {
  /**
   * The days of one calendar year (1 January to 31 December) in order, substitute days in place of those that fall on
   * a weekend where England has it so. The same answer every time; right for 2020 to 2040 as far as announced.
   */
  inYear(year: number): readonly IsoDate[];
}
