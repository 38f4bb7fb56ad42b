import { z } from 'zod/v4';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { addDays, daysBetween, IsoDate, type IsoInstant, momentOf, weekdayOf } from '../time/iso.ts';

/** A meeting that comes back: seed 002's fortnightly SIT, Illuminate's weekly executive. */
export const Series = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  /** 1 Monday to 7 Sunday. */
  weekday: z.number().int().min(1).max(7),
  /** "09:30" on London's clocks. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.number().int().min(15).max(480),
  everyWeeks: z.number().int().min(1).max(13),
  /** A day on which the rhythm is counted from; its own weekday does not matter. */
  anchor: IsoDate,
  /** Calendar days before the meeting on which the agenda is posted, at 08:00. */
  leadDays: z.number().int().min(0).max(14),
  /** Teams conversation ids of the channel the series belongs to, one per copy. */
  channelIds: z.array(z.string()),
  /** The last day it is held; null while it goes on. */
  endedOn: IsoDate.nullable(),
  /** An appointment of its own, whoever holds it; null when nobody does. */
  chairId: z.string().nullable(),
  /** Who may take over a meeting of it. */
  deputyIds: z.array(z.string()),
  /** Everybody who belongs to it, chair and deputies included. */
  memberIds: z.array(z.string()),
  version: z.number().int(),
});
export type Series = z.infer<typeof Series>;

/** One date of a series, with the moment its agenda goes out. */
export interface MeetingDate {
  readonly startsAt: IsoInstant;
  readonly agendaDueAt: IsoInstant;
}

/** On London’s clocks. */
export const AGENDA_TIME = '08:00';

/**
 * The series' dates whose meeting falls on or after `from` and on or before `until`, in order. A date on which staff
 * are not in school (holidays, a bank holiday, a weekend) is not held and the rhythm goes on from the anchor. A year
 * without term dates has none: it is never guessed.
 */
export function datesOf(
  series: Series,
  calendar: SchoolCalendar,
  from: IsoDate,
  until: IsoDate,
): MeetingDate[] {
  const step = 7 * series.everyWeeks;
  const first = addDays(series.anchor, (series.weekday - weekdayOf(series.anchor) + 7) % 7);
  const skipped = Math.max(Math.ceil(daysBetween(first, from) / step), 0);
  const last = series.endedOn && series.endedOn < until ? series.endedOn : until;
  const dates: MeetingDate[] = [];
  for (let day = addDays(first, skipped * step); day <= last; day = addDays(day, step)) {
    if (!calendar.knows(day) || !calendar.isStaffDay(day)) continue;
    dates.push({ startsAt: momentOf(day, series.time), agendaDueAt: agendaDueOn(day, series.leadDays) });
  }
  return dates;
}

/** When the agenda of a meeting on `day` goes out. */
export function agendaDueOn(day: IsoDate, leadDays: number): IsoInstant {
  return momentOf(addDays(day, -leadDays), AGENDA_TIME);
}
