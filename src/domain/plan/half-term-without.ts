import { type AcademicYear, academicYearOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { IsoDate } from '../time/iso.ts';
import { dayOf } from '../time/iso.ts';
import { type CheckIn, sentOf } from './check-in.ts';

/**
 * The half term that ended last before the day, where a plan ran through the whole of it and nothing has been sent about it since it
 * began; null: something was, or the plan is younger or was over sooner, or no term dates are known. `since`: the day from which the plan
 * runs; `until`: its last.
 */
export function halfTermWithout(
  plan: {
    readonly since: IsoDate;
    readonly until: IsoDate;
    readonly checkIns: readonly Pick<CheckIn, 'state' | 'sent'>[];
  },
  calendar: Pick<SchoolCalendar, 'halfTermsOf' | 'knows'>,
  day: IsoDate,
): { readonly name: string; readonly startsOn: IsoDate; readonly endsOn: IsoDate } | null {
  const year = academicYearOf(day);
  const known = [year - 1, year].filter(each => calendar.knows(`${each}-09-15`)) as AcademicYear[];
  const last = known.flatMap(each => calendar.halfTermsOf(each)).findLast(({ endsOn }) => endsOn < day);
  if (!last || plan.since > last.startsOn || plan.until < last.endsOn) return null;
  const { name, startsOn, endsOn } = last;
  const sent = plan.checkIns.flatMap(each => sentOf(each)?.at ?? []);
  return sent.some(at => dayOf(at) >= startsOn) ? null : { name, startsOn, endsOn };
}
