import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoInstant, momentOf } from '../time/iso.ts';
import { earlier } from '../time/order.ts';
import { schoolDaysFrom } from './brief-time.ts';

/** A school is given these many school days to choose a time. */
const SCHOOL_DAYS_TO_ANSWER = 5;
const AT = '16:00';

/**
 * Until when an offer waits: five school days, and no longer than the school day before the first of its times. Null: the
 * times are so near that nobody could answer.
 */
export function answerBy(
  startsAt: readonly IsoInstant[],
  calendar: SchoolCalendar,
  now: IsoInstant,
): IsoInstant | null {
  const [first] = startsAt.toSorted();
  if (first === undefined) return null;
  const usual = momentOf(schoolDaysFrom(dayOf(now), SCHOOL_DAYS_TO_ANSWER, calendar), AT);
  const latest = momentOf(schoolDaysFrom(dayOf(first), -1, calendar), AT);
  const by = earlier(latest, usual);
  return by > now ? by : null;
}
