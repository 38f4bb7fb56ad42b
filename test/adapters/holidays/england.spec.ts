import { describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { weekdayOf } from '#domain/time/iso.ts';

/** gov.uk/bank-holidays, England and Wales. */
const PUBLISHED: readonly (readonly [number, readonly string[]])[] = [
  [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
  [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
  [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
  [2028, ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
];

describe('the bank holidays of England', () => {
  const england = englandBankHolidays();

  it.each(PUBLISHED)('of %i are those published, one-off days and substitutes with them', (year, days) => {
    expect(england.inYear(year)).toEqual(days.map(day => `${year}-${day}`));
  });

  it('are at least eight working days in each year to 2040', () => {
    for (let year = 2020; year <= 2040; year++) {
      const days = england.inYear(year);
      expect(days.length).toBeGreaterThanOrEqual(8);
      for (const day of days) expect(weekdayOf(day)).toBeLessThanOrEqual(5);
    }
  });

  it('of a year are worked out once', () => {
    expect(england.inYear(2030)).toBe(england.inYear(2030));
  });
});
