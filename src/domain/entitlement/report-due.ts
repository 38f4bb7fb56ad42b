import { academicYearOf, TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { Engagement } from '../improvement-model/entitlement-rules.ts';
import { isLonger } from '../improvement-model/span.ts';
import { dayNumber } from '../time/day-number.ts';
import { addDays, type IsoDate } from '../time/iso.ts';
import { isoOfDay } from './iso-of-day.ts';
import { dueWithin } from './span-end.ts';
import type { Day } from './stretches.ts';
import { type Timetable, timetableOf } from './timetable.ts';

/** A report the model asks for, and after which engagement. */
export interface ReportAsked {
  readonly engagement: Engagement;
  readonly report: NonNullable<Engagement['report']>;
}

/** Of a visit that was all these, the report that is due first: it has one report; null: the model asks for none. */
export function reportAfter(engagements: readonly Engagement[]): ReportAsked | null {
  return engagements
    .flatMap(engagement => (engagement.report ? [{ engagement, report: engagement.report }] : []))
    .reduce<ReportAsked | null>(
      (best, next) => (best && !isLonger(best.report.within, next.report.within) ? best : next),
      null,
    );
}

/** The last school day for what follows, where it is due by then; where the year has no term dates, the last one known. */
export const lastDayFor = (timetable: Timetable, from: Day, due: Day | null): Day =>
  Math.max(from, due ?? timetable.onOrBefore(timetable.last));

/** Where nothing is known of the year, as long as most rulebooks give. */
const WITHOUT_TERMS_DAYS = 14;

/** The day by which the report of what was held on a day is due, as `whatIsOwed` reckons it. */
export function reportDueOn({ report }: ReportAsked, heldOn: IsoDate, calendar: SchoolCalendar): IsoDate {
  try {
    const timetable = timetableOf(calendar, academicYearOf(heldOn));
    const on = dayNumber(heldOn);
    return isoOfDay(lastDayFor(timetable, timetable.onOrAfter(on), dueWithin(timetable, on, report.within)));
  } catch (error) {
    if (error instanceof TermDatesMissing) return addDays(heldOn, WITHOUT_TERMS_DAYS);
    throw error;
  }
}
