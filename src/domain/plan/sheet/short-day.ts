import { dayFromNumber, dayNumber } from '../../time/day-number.ts';
import type { IsoDate } from '../../time/iso.ts';

export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "3 Nov 2026": what a spreadsheet in English takes for a date whatever its settings. */
export function shortDay(day: IsoDate): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `${Number(day.slice(8))} ${month.charAt(0).toUpperCase()}${month.slice(1)} ${day.slice(0, 4)}`;
}

/** Day 0 of each way of counting, where the first counts a 29 February 1900 that never was: both are right from March 1900. */
const ZERO = { 1900: dayNumber('1899-12-30'), 1904: dayNumber('1904-01-01') } as const;

/** Other years are slips of a digit, or no dates at all. */
const [EARLIEST, LATEST] = ['2000-01-01', '2099-12-31'];

/** The day a spreadsheet's number stands for, the time of day left off; null outside the years 2000 to 2099. */
export function serialDay(serial: number, from: 1900 | 1904): IsoDate | null {
  const number = Math.floor(serial) + ZERO[from];
  if (!(dayNumber(EARLIEST) <= number && number <= dayNumber(LATEST))) return null;
  return dayFromNumber(number);
}

/** The number that a spreadsheet counting from 1900 keeps for a day. */
export const serialOf = (day: IsoDate): number => dayNumber(day) - ZERO[1900];

/** The day, if the calendar has it in the years 2000 to 2099. */
export function dayFrom(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const isDay = month >= 1 && month <= 12 && day >= 1 && EARLIEST <= text && text <= LATEST;
  // A day that the month has not would be counted into the next one.
  return isDay && dayFromNumber(dayNumber(text)) === text ? text : null;
}
