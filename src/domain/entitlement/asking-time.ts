import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { IsoDate } from '../time/iso.ts';
import { earlier, later } from '../time/order.ts';
import { schoolDaysFrom } from '../visit/brief-time.ts';

/** A school week: enough to ask those who do the work, short enough to be remembered. */
const SCHOOL_WEEK = 5;

/** From when on a school is asked for what is due in a window: a school week before, and never before the window. */
export const asksFrom = (from: IsoDate, dueOn: IsoDate, calendar: SchoolCalendar): IsoDate =>
  later(earlier(from, dueOn), schoolDaysFrom(dueOn, -SCHOOL_WEEK, calendar));

/** The last day in time where nobody asked before: the school has its week from today. */
export const schoolWeekFrom = (today: IsoDate, calendar: SchoolCalendar): IsoDate =>
  schoolDaysFrom(today, SCHOOL_WEEK, calendar);
