import { TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '../time/iso.ts';
import type { TimedVisit } from './visit.ts';

/** Everybody gets the brief two school days before (DOMAIN, workflow 2), in the morning. */
const SCHOOL_DAYS_BEFORE = 2;
const AT = '08:00';

/** When the brief of a visit is due. Beyond the known term dates weekdays stand for school days. */
export function briefAt({ startsAt }: Pick<TimedVisit, 'startsAt'>, calendar: SchoolCalendar): IsoInstant {
  return momentOf(schoolDaysFrom(dayOf(startsAt), -SCHOOL_DAYS_BEFORE, calendar), AT);
}

/** So many school days after the day, or before it; beyond the known term dates, weekdays. */
export function schoolDaysFrom(day: IsoDate, days: number, calendar: SchoolCalendar): IsoDate {
  try {
    return calendar.addSchoolDays(day, days);
  } catch (error) {
    if (!(error instanceof TermDatesMissing)) throw error;
    const step = Math.sign(days);
    let at = day;
    for (let left = Math.abs(days); left > 0; ) {
      at = addDays(at, step);
      const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6) left -= 1;
    }
    return at;
  }
}
