import { z } from 'zod/v4';
import { isTermTime, knownUntil, type TermDate } from '../academic-year/term-dates.ts';
import { addDays, IsoDate, type IsoInstant, momentOf, weekdayOf } from '../time/iso.ts';

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
  memberIds: z.array(z.string()),
  chairIds: z.array(z.string()),
});
export type Series = z.infer<typeof Series>;

/** One date of a series, with the moment its agenda goes out. */
export interface MeetingDate {
  readonly startsAt: IsoInstant;
  readonly agendaDueAt: IsoInstant;
}

const AGENDA_TIME = '08:00';

/**
 * The series' dates whose meeting falls on or after `from` and on or before `until`, in order. A date outside term
 * time is not held and the rhythm goes on from the anchor. Beyond the imported term dates there are none: a year
 * without dates is never guessed.
 */
export function datesOf(
  series: Series,
  terms: readonly TermDate[],
  from: IsoDate,
  until: IsoDate,
): MeetingDate[] {
  const known = knownUntil(terms);
  if (!known) return [];
  const last = until < known ? until : known;
  const toWeekday = (series.weekday - weekdayOf(series.anchor) + 7) % 7;
  const dates: MeetingDate[] = [];
  for (let day = addDays(series.anchor, toWeekday); day <= last; day = addDays(day, 7 * series.everyWeeks)) {
    if (day < from || !isTermTime(day, terms)) continue;
    dates.push({
      startsAt: momentOf(day, series.time),
      agendaDueAt: momentOf(addDays(day, -series.leadDays), AGENDA_TIME),
    });
  }
  return dates;
}
