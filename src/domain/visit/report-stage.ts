import { z } from 'zod/v4';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoDate, type IsoInstant } from '../time/iso.ts';
import { later } from '../time/order.ts';
import { schoolDaysFrom } from './brief-time.ts';
import type { VisitReport } from './report.ts';
import { endOf, isTimed, type Visit } from './visit.ts';

/**
 * Where a visit's report stands at a moment.
 * - `early`: the visit is not over, or has no time. `off`: it was not held, or was called off.
 * - `ask`: it is over, and nobody has said whether it was held.
 * - `time-over`: the head had the time to check it and has said nothing. The others as in `VisitReport`.
 */
export const ReportStage = z.enum([
  'early',
  'off',
  'ask',
  'writing',
  'with-head',
  'time-over',
  'checked',
  'released',
]);
export type ReportStage = z.infer<typeof ReportStage>;

export function stageOf(visit: Visit, report: VisitReport | null, now: IsoInstant): ReportStage {
  if (report) {
    const isOver = report.state === 'with-head' && report.checkBy !== null && report.checkBy < dayOf(now);
    return isOver ? 'time-over' : report.state;
  }
  if (visit.state === 'held') return 'writing';
  if (visit.state === 'draft' || visit.state === 'offered') return 'early';
  if (visit.state !== 'booked') return 'off';
  return isTimed(visit) && endOf(visit) <= now ? 'ask' : 'early';
}

/** The head has the draft for so many school days (DOMAIN, workflow 2). */
const DAYS_TO_CHECK = 3;

/** The last day on which the head may point something out, and whether that is fewer days than usual. */
export interface CheckTime {
  readonly checkBy: IsoDate;
  readonly isShort: boolean;
}

/** Three school days, inside the deadline; never less than until the next school day: the card may come in the evening. */
export function checkTime(today: IsoDate, dueOn: IsoDate | null, calendar: SchoolCalendar): CheckTime {
  const usual = schoolDaysFrom(today, DAYS_TO_CHECK, calendar);
  if (dueOn === null || usual <= dueOn) return { checkBy: usual, isShort: false };
  return { checkBy: later(dueOn, schoolDaysFrom(today, 1, calendar)), isShort: true };
}
