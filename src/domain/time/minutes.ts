import { addDays, type IsoDate, type IsoInstant, momentOf } from './iso.ts';

/** Whole minutes since 1970 in UTC: comparing thousands of times as objects or text would be slow. */
export type Minute = number;

const MS_PER_MINUTE = 60_000;
const NOON = 720;

/** The minute in which a moment lies. */
export const minuteOf = (moment: IsoInstant): Minute => Math.floor(Date.parse(moment) / MS_PER_MINUTE);

/** The first minute that begins at the moment or after it: the end of what lasts until then. */
export const minuteFrom = (moment: IsoInstant): Minute => Math.ceil(Date.parse(moment) / MS_PER_MINUTE);

export const momentOfMinute = (minute: Minute): IsoInstant => new Date(minute * MS_PER_MINUTE).toISOString();

/** "09:30" as minutes after midnight by the clock. */
export const clockMinutes = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** One day of London's clocks in minutes; it has 23 or 25 hours when they change. */
export interface LondonDay {
  readonly day: IsoDate;
  readonly start: Minute;
  /** The next day's start. */
  readonly end: Minute;
  /** What the clock's minutes are added to. Clocks change before three in the morning: exact from then on. */
  readonly zero: Minute;
}

export function londonDay(day: IsoDate): LondonDay {
  return {
    day,
    start: minuteOf(momentOf(day, '00:00')),
    end: minuteOf(momentOf(addDays(day, 1), '00:00')),
    zero: minuteOf(momentOf(day, '12:00')) - NOON,
  };
}

/** From `from` up to `until`, which is no part of it. */
export interface Stretch {
  readonly from: Minute;
  readonly until: Minute;
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.until && b.from < a.until;
