import { academicYearOf, lastDayOf } from '../academic-year/academic-year.ts';
import { dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { isoOfDay } from './iso-of-day.ts';
import type { MarksOf } from './marks.ts';
import type { Mark } from './school-record.ts';
import type { Slot } from './slot.ts';
import type { Day } from './stretches.ts';

/** Whether a slot is not required, and until when that goes for its thing; null where no day was set. */
export interface NotRequired {
  readonly mark: Mark;
  readonly until: IsoDate | null;
}

/**
 * What somebody asked for by name is not required until it is asked for again. What every school has is so for the academic
 * year in which that was said, and of the rule it was said of; what happens once, for that one time.
 */
export function notRequiredOf(slot: Slot, marks: MarksOf, today: Day): NotRequired | null {
  const { cadence, need } = slot.rule;
  const isOfEvent = 'once' in cadence;
  const mark = marks.notRequired(isOfEvent ? Math.min(today, slot.lateUntil + 1) : slot.to);
  if (!mark || need !== 'always') return mark && { mark, until: null };
  if (dayNumber(mark.on) < slot.saidFrom) return null;
  if (isOfEvent) return { mark, until: null };
  const year = academicYearOf(mark.on);
  return academicYearOf(isoOfDay(slot.to)) === year ? { mark, until: lastDayOf(year) } : null;
}
