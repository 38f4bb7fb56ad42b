import { dayFromNumber, dayNumber, weekdayOfNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { type AcademicYear, academicYearOf, TermDatesMissing } from './academic-year.ts';
import { type CalendarEntry, type CalendarPlace, entriesFor } from './calendar-entries.ts';
import { type DayKind, type HalfTerm, planYear, type YearPlan } from './year-plan.ts';

/**
 * The school year of one place. Every question about a year without term dates throws TermDatesMissing: a year is
 * never guessed. Days are days of the calendar in England, whatever the clocks do on them.
 */
export interface SchoolCalendar {
  knows(day: IsoDate): boolean;
  kindOf(day: IsoDate): DayKind;
  /** Pupils are in school. */
  isSchoolDay(day: IsoDate): boolean;
  /** Staff are in school: a school day or an INSET day. Meetings are held on these. */
  isStaffDay(day: IsoDate): boolean;
  /** null in holidays and half-term breaks. */
  halfTermOf(day: IsoDate): HalfTerm | null;
  /** The half term that holds the day, else the next to begin; null when none is known to follow. */
  halfTermFrom(day: IsoDate): HalfTerm | null;
  /** Every half term of an academic year, in order. */
  halfTermsOf(year: AcademicYear): readonly HalfTerm[];
  /** The day's school week in its academic year, from 1; null in a week without a school day. */
  schoolWeekOf(day: IsoDate): number | null;
  /**
   * The same weekday `weeks` school weeks later (earlier when negative); a day in a week without school counts from
   * the school week before it (after it). 0 is the day itself.
   */
  addSchoolWeeks(day: IsoDate, weeks: number): IsoDate;
  /** The `days`th school day after the day (before it when negative); 0 is the day itself. */
  addSchoolDays(day: IsoDate, days: number): IsoDate;
}

export interface CalendarFacts {
  readonly entries: readonly CalendarEntry[];
  /** England's bank holidays, of every year that has terms. */
  readonly bankHolidays: readonly IsoDate[];
}

const WORKDAYS = [0, 1, 2, 3, 4];
const yearOf = (number: number): AcademicYear => academicYearOf(dayFromNumber(number));

/** The calendar of a school, or of the trust itself when `place` is null. */
export function schoolCalendar(
  { entries, bankHolidays }: CalendarFacts,
  place: CalendarPlace | null = null,
): SchoolCalendar {
  const own = entriesFor(entries, place);
  const plans = new Map<AcademicYear, YearPlan | null>();
  const find = (year: AcademicYear): YearPlan | null => {
    let plan = plans.get(year);
    if (plan === undefined) {
      plan = planYear(
        year,
        own,
        bankHolidays.filter(day => academicYearOf(day) === year),
      );
      plans.set(year, plan);
    }
    return plan;
  };
  const planOf = (year: AcademicYear): YearPlan => {
    const plan = find(year);
    if (!plan) throw new TermDatesMissing(year);
    return plan;
  };
  const kindAt = (number: number, { kinds, first }: YearPlan): DayKind | undefined => kinds[number - first];
  const kindOf = (number: number): DayKind => {
    const plan = planOf(yearOf(number));
    return kindAt(number, plan) ?? 'holiday';
  };
  /** The week around 1 September belongs to two years: the one that is known answers for it. */
  const isSchoolWeek = (monday: number): boolean => {
    const years = [yearOf(monday), yearOf(monday + 4)];
    const plans = years.flatMap(year => find(year) ?? []);
    if (plans.length === 0) throw new TermDatesMissing(years[1] ?? 0);
    return WORKDAYS.some(i => plans.some(plan => kindAt(monday + i, plan) === 'school-day'));
  };
  const mondayOf = (number: number) => number - weekdayOfNumber(number) + 1;
  const halfTermOf = (day: IsoDate) =>
    planOf(academicYearOf(day)).halfTerms.find(half => half.startsOn <= day && day <= half.endsOn) ?? null;

  return {
    knows: day => find(academicYearOf(day)) !== null,
    kindOf: day => kindOf(dayNumber(day)),
    isSchoolDay: day => kindOf(dayNumber(day)) === 'school-day',
    isStaffDay: day => ['school-day', 'inset'].includes(kindOf(dayNumber(day))),
    halfTermOf,
    halfTermFrom(day) {
      const year = academicYearOf(day);
      const following = [...planOf(year).halfTerms, ...(find(year + 1)?.halfTerms ?? [])];
      return following.find(half => half.endsOn >= day) ?? null;
    },
    halfTermsOf: year => planOf(year).halfTerms,
    schoolWeekOf(day) {
      const plan = planOf(academicYearOf(day));
      const isOwn = (monday: number) => WORKDAYS.some(i => kindAt(monday + i, plan) === 'school-day');
      const monday = mondayOf(dayNumber(day));
      if (!isOwn(monday)) return null;
      let count = 0;
      for (let at = mondayOf(plan.first); at <= monday; at += 7) if (isOwn(at)) count += 1;
      return count;
    },
    addSchoolWeeks(day, weeks) {
      const step = Math.sign(weeks) * 7;
      let monday = mondayOf(dayNumber(day));
      for (let left = Math.abs(weeks); left > 0; ) {
        monday += step;
        if (isSchoolWeek(monday)) left -= 1;
      }
      return dayFromNumber(monday + weekdayOfNumber(dayNumber(day)) - 1);
    },
    addSchoolDays(day, days) {
      const step = Math.sign(days);
      let number = dayNumber(day);
      for (let left = Math.abs(days); left > 0; ) {
        number += step;
        if (kindOf(number) === 'school-day') left -= 1;
      }
      return dayFromNumber(number);
    },
  };
}
