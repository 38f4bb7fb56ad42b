import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { NotDone } from './define-action.ts';
import { plainText } from './text.ts';

const AHEAD_DAYS = 400;

/** The last day that a form about visits takes: a form says it too, and a form can be sent by hand. */
export const latestDay = (now: IsoInstant): IsoDate => addDays(dayOf(now), AHEAD_DAYS);

/** Throws `NotDone` where the days go further than anybody plans. */
export function notTooFar(now: IsoInstant, ...days: readonly IsoDate[]): void {
  if (days.some(day => day > latestDay(now)))
    throw new NotDone(plainText`Please look no further ahead than a year.`);
}

/** The same of the day of a visit, which is not past either. */
export function dayAhead(now: IsoInstant, day: IsoDate): void {
  if (day < dayOf(now)) throw new NotDone(plainText`That day is past. Please give another.`);
  notTooFar(now, day);
}
