import { TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoInstant } from '../time/iso.ts';
import { endOf, isTimed, peopleOf, type Visit, type VisitFlag } from './visit.ts';

interface Timed {
  readonly startsAt: IsoInstant;
  readonly minutes: number;
}

/** Whether two stretches of time share a moment; one that begins as the other ends does not. */
export const overlap = (one: Timed, other: Timed): boolean =>
  one.startsAt < endOf(other) && other.startsAt < endOf(one);

/** Of these visits, the ones at the same time that need one of the same people; never the visit itself. */
export function clashing(
  visit: Pick<Visit, 'id' | 'leadId' | 'attendees'>,
  at: Timed,
  others: readonly Visit[],
): Visit[] {
  const people = new Set(peopleOf(visit));
  return others.filter(
    other =>
      other.id !== visit.id &&
      isTimed(other) &&
      overlap(at, other) &&
      peopleOf(other).some(id => people.has(id)),
  );
}

/** What a person should look at since it is at this time; what was flagged for other reasons stays. */
export function timeFlags(
  visit: Visit,
  at: Timed,
  { calendar, others }: { readonly calendar: SchoolCalendar; readonly others: readonly Visit[] },
): VisitFlag[] {
  const kept = visit.flags.filter(flag => flag !== 'holiday' && flag !== 'clash' && flag !== 'declined');
  return [
    ...kept,
    ...(isSchoolDay(at.startsAt, calendar) ? [] : (['holiday'] as const)),
    ...(clashing(visit, at, others).length > 0 ? (['clash'] as const) : []),
  ];
}

/** Beyond the known term dates nothing is known to be a holiday. */
function isSchoolDay(startsAt: IsoInstant, calendar: SchoolCalendar): boolean {
  try {
    return calendar.isStaffDay(dayOf(startsAt));
  } catch (error) {
    if (error instanceof TermDatesMissing) return true;
    throw error;
  }
}
