import { TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { addDays, type IsoDate } from '../time/iso.ts';

/** So many school weeks before its first day a review is to have its time: heads' diaries fill half a term ahead. */
const WEEKS_AHEAD = 2;
/** Where nobody can, so many school weeks after the last day are looked at as well, once. */
const WEEKS_FURTHER = 2;
/** School days between the question and the first time: three to answer in, and one to rearrange the day. */
export const POLL_NOTICE_DAYS = 4;

export interface PollWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Whether the clock begins to look for a time: its window is near, and not over. */
export const isTimeToAsk = ({ from, to }: PollWindow, today: IsoDate, calendar: SchoolCalendar): boolean =>
  today <= to && today >= weeksFrom(from, -WEEKS_AHEAD, calendar);

/** The same, and what comes after it: what is past is looked at no more. */
export function widenedWindow(
  { from, to }: PollWindow,
  today: IsoDate,
  calendar: SchoolCalendar,
): PollWindow {
  return { from, to: weeksFrom(to < today ? today : to, WEEKS_FURTHER, calendar) };
}

/** Beyond the known term dates weeks of the calendar stand for school weeks. */
function weeksFrom(day: IsoDate, weeks: number, calendar: SchoolCalendar): IsoDate {
  try {
    return calendar.addSchoolWeeks(day, weeks);
  } catch (error) {
    if (!(error instanceof TermDatesMissing)) throw error;
    return addDays(day, weeks * 7);
  }
}
