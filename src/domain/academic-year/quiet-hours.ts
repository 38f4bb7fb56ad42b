import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/v4';
import {
  addDays,
  dayOf,
  type IsoDate,
  type IsoInstant,
  momentOf,
  SCHOOL_ZONE,
  weekdayOf,
} from '../time/iso.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { DayKind } from './year-plan.ts';

/** "18:00" on London's clocks. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a trust's people are left alone by whatever can wait. */
export const QuietHours = z.object({
  /** Quiet from here, included, until there, excluded; over midnight when `from` is the later. The same: never. */
  from: TimeOfDay,
  until: TimeOfDay,
  /** Whole days that are quiet. */
  weekends: z.boolean(),
  bankHolidays: z.boolean(),
  /** Holidays, half terms and closures of the trust's own calendar; an INSET day is none. */
  schoolHolidays: z.boolean(),
  /** The daily reminder comes at the end of quiet hours, and not before this. */
  remindersFrom: TimeOfDay,
});
export type QuietHours = z.infer<typeof QuietHours>;

/** What a trust has until it says otherwise. */
export const USUAL_QUIET_HOURS: QuietHours = {
  from: '18:00',
  until: '07:00',
  weekends: true,
  bankHolidays: true,
  schoolHolidays: true,
  remindersFrom: '08:00',
};

/** What each day is. A year without term dates has weekends and bank holidays, and no school holidays: nothing is guessed. */
export type DayKinds = (day: IsoDate) => DayKind;

export function dayKinds(
  calendar: Pick<SchoolCalendar, 'knows' | 'kindOf'>,
  bankHolidaysIn: (year: number) => readonly IsoDate[],
): DayKinds {
  return day => {
    if (calendar.knows(day)) return calendar.kindOf(day);
    if (weekdayOf(day) > 5) return 'weekend';
    return bankHolidaysIn(Number(day.slice(0, 4))).includes(day) ? 'bank-holiday' : 'school-day';
  };
}

/** Whether staff work on it: the days that reminders come on and that waiting is counted in, whatever is quiet. */
export const isWorkingDay = (kind: DayKind): boolean => kind === 'school-day' || kind === 'inset';

/** Whether what can wait is held back at this moment. */
export function isQuiet(now: IsoInstant, settings: QuietHours, kinds: DayKinds): boolean {
  return isQuietDay(kinds(dayOf(now)), settings) || isQuietTime(timeOf(now), settings);
}

/** The first moment from `now` on that is not quiet. */
export function nextOpen(now: IsoInstant, settings: QuietHours, kinds: DayKinds): IsoInstant {
  if (!isQuiet(now, settings, kinds)) return now;
  const today = dayOf(now);
  for (let day = today; ; day = addDays(day, 1)) {
    if (isQuietDay(kinds(day), settings)) continue;
    // A day begins open unless midnight is quiet; after that it opens when the quiet hours end.
    const openings = isQuietTime('00:00', settings) ? [settings.until] : ['00:00', settings.until];
    const found = openings.map(time => momentOf(day, time)).find(moment => moment >= now);
    if (found) return found;
  }
}

/** The working days after `from` up to `to`, that day included; 0 when it is no later day. */
export function workingDaysSince(from: IsoDate, to: IsoDate, kinds: DayKinds): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(kinds(day))) count += 1;
  return count;
}

/** Whether the day's reminder may come now: a working day, open, and late enough. */
export function isReminderTime(now: IsoInstant, settings: QuietHours, kinds: DayKinds): boolean {
  if (!isWorkingDay(kinds(dayOf(now))) || timeOf(now) < settings.remindersFrom) return false;
  return !isQuiet(now, settings, kinds);
}

function isQuietDay(kind: DayKind, { weekends, bankHolidays, schoolHolidays }: QuietHours): boolean {
  if (kind === 'weekend') return weekends;
  if (kind === 'bank-holiday') return bankHolidays;
  return schoolHolidays && !isWorkingDay(kind);
}

function isQuietTime(time: string, { from, until }: QuietHours): boolean {
  if (from <= until) return from <= time && time < until;
  return time >= from || time < until;
}

/** "07:00", on London's clocks; texts of one form have the order of the times. */
function timeOf(moment: IsoInstant): string {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(SCHOOL_ZONE)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** Over midnight it is quiet from `from` on: reminders that begin then or later would never find an open moment. */
export const isNeverTimeToRemind = ({ from, until, remindersFrom }: QuietHours): boolean =>
  from > until && remindersFrom >= from;
