import { Temporal } from 'temporal-polyfill';
import { academicYearOf, TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { pointAfter } from '../entitlement/span-end.ts';
import { timetableOf } from '../entitlement/timetable.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { readSpan, type Span } from '../improvement-model/span.ts';
import type { Rung } from '../improvement-model/standing.ts';
import { dayFromNumber, dayNumber } from '../time/day-number.ts';
import { addDays, type IsoDate } from '../time/iso.ts';

/** Where a school is to be, and by when: `at risk` from six school weeks before that day, that one included, `passed` after it. */
export interface ExitTarget {
  /** The model's id of the category, and its name. */
  readonly to: string;
  readonly toName: string;
  /** null: it is counted in school time that nobody knows yet. */
  readonly by: IsoDate | null;
  readonly state: 'ahead' | 'at risk' | 'passed';
}

const SCHOOL_WEEKS_BEFORE = 6;
/** Six school weeks are never spread over more days than this, so nothing is looked up for a day further off. */
const NEVER_BEFORE_DAYS = 182;
/** Where the term dates are not known, six weeks of any kind: to be told a little late is better than not at all. */
const ROUGH_DAYS = 42;

/**
 * The target of a category that a school has had since a day; null where the model states none. It is reckoned each time
 * and kept nowhere, so that a corrected first day moves it.
 */
export function exitTarget(
  { ladder }: Pick<ImprovementModel, 'ladder'>,
  { rung, since }: { readonly rung: Pick<Rung, 'exit'>; readonly since: IsoDate },
  calendar: SchoolCalendar,
  today: IsoDate,
): ExitTarget | null {
  const { exit } = rung;
  const to = ladder.find(({ id }) => id === exit?.to);
  if (!exit || !to) return null;
  const by = dayAfter(since, exit.within, calendar, today);
  return { to: to.id, toName: to.name, by, state: by === null ? 'ahead' : stateOf(by, calendar, today) };
}

function stateOf(by: IsoDate, calendar: SchoolCalendar, today: IsoDate): ExitTarget['state'] {
  if (today > by) return 'passed';
  if (today < addDays(by, -NEVER_BEFORE_DAYS)) return 'ahead';
  return today >= raisedOn(by, calendar) ? 'at risk' : 'ahead';
}

/** The day from which the target is at risk. */
export function raisedOn(by: IsoDate, calendar: SchoolCalendar): IsoDate {
  return orElse(() => calendar.addSchoolWeeks(by, -SCHOOL_WEEKS_BEFORE), addDays(by, -ROUGH_DAYS));
}

/** A span of the calendar needs no term dates; what is counted in school time is known as far as they are. */
function dayAfter(since: IsoDate, within: Span, calendar: SchoolCalendar, today: IsoDate): IsoDate | null {
  const { count, unit } = readSpan(within);
  const start = Temporal.PlainDate.from(since);
  if (unit === 'day') return start.add({ days: count }).toString();
  if (unit === 'week') return start.add({ weeks: count }).toString();
  if (unit === 'month') return start.add({ months: count }).toString();
  if (unit === 'year') return start.add({ years: count }).toString();
  const reckon = () => {
    const point = pointAfter(timetableOf(calendar, academicYearOf(today)), dayNumber(since), within);
    return point === null ? null : dayFromNumber(point);
  };
  return orElse(reckon, null);
}

function orElse<T>(reckon: () => T, otherwise: T): T {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof TermDatesMissing) return otherwise;
    throw error;
  }
}
