import Holidays from 'date-holidays';
import { type IsoDate, weekdayOf } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';

/**
 * England's bank holidays by the package date-holidays, which also knows the one-off days (8 May 2020 in place of the
 * Monday, the jubilee, the funeral of the Queen, the coronation). A year is worked out once.
 */
export function englandBankHolidays(): BankHolidays {
  // Without the observances, such as Easter Sunday.
  const england = new Holidays('GB', 'ENG', { types: ['public', 'bank'] });
  const known = new Map<number, readonly IsoDate[]>();
  return {
    inYear(year) {
      const found = known.get(year) ?? daysIn(england, year);
      known.set(year, found);
      return found;
    },
  };
}

function daysIn(england: Holidays, year: number): readonly IsoDate[] {
  // "2027-12-27 00:00:00": England's own day, whatever zone this process runs in.
  const days = england.getHolidays(year).map(({ date }) => date.slice(0, 10));
  // 25 December 2027 is a Saturday: the 27th is the bank holiday, and the package names both.
  return [...new Set(days)].filter(day => weekdayOf(day) <= 5).sort();
}
