import type { IsoDate } from './iso.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01: whole numbers count days where text and objects would be slow. */
export function dayNumber(day: IsoDate): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY
  );
}

export function dayFromNumber(number: number): IsoDate {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}
