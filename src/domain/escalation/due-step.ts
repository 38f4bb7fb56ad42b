import { type DayKinds, isWorkingDay } from '../academic-year/quiet-hours.ts';
import { addDays, dayOf, type IsoDate } from '../time/iso.ts';
import type { Escalation } from './escalation.ts';

/**
 * Working days of the school between the steps: holidays and weekends do not count, and neither do days on which
 * nobody who could answer was there. Their number is nobody's rule but ours (default): a day for what was merely forgotten, as long
 * as for any reminder before an officer hears of it (bot/remind.ts), and a school week for whoever is to decide.
 */
export const REMINDED_AFTER = 1;
export const OFFICER_ASKED_AFTER = 3;
/** Only where the model says that it goes on by itself (`lateness.escalatesByItself`). */
export const BY_ITSELF_AFTER = 5;

/** What the clock needs to know of a school. */
export interface EscalationDays {
  readonly today: IsoDate;
  readonly kinds: DayKinds;
  /** Whether nobody who could answer was there on a day, as far as the record knows. */
  isAway(day: IsoDate): boolean;
}

export type ClockStep = 'officer-asked' | 'taken-on' | 'put-on-agenda';

/** Whether the school is to be reminded of what was due on this day. */
export const isToBeReminded = (dueOn: IsoDate, days: EscalationDays): boolean =>
  !days.isAway(days.today) && daysRun(dueOn, days, []) >= REMINDED_AFTER;

/** What the clock does next with it today; null: nothing yet, or nothing without somebody's word. */
export function dueStep(
  escalation: Escalation,
  days: EscalationDays,
  { byItself }: { readonly byItself: boolean },
): ClockStep | null {
  const { state, remindedAt, officerAskedAt, given, takenOn, waited } = escalation;
  if (days.isAway(days.today)) return null;
  const since = (at: string | null) => (at === null ? 0 : daysRun(dayOf(at), days, waited));
  switch (state) {
    case 'reminded':
      return since(remindedAt) >= OFFICER_ASKED_AFTER ? 'officer-asked' : null;
    case 'given-time':
      return given && isWorkingDay(days.kinds(days.today)) && days.today > given.until
        ? 'officer-asked'
        : null;
    case 'with-officer':
      return byItself && since(officerAskedAt) >= BY_ITSELF_AFTER ? 'taken-on' : null;
    case 'with-decider':
      return byItself && since(takenOn?.at ?? null) >= BY_ITSELF_AFTER ? 'put-on-agenda' : null;
    default:
      return null;
  }
}

/** The working days after `from` up to today on which somebody was there. */
function daysRun(
  from: IsoDate,
  { today, kinds, isAway }: EscalationDays,
  waited: readonly IsoDate[],
): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= today; day = addDays(day, 1))
    if (isWorkingDay(kinds(day)) && !waited.includes(day) && !isAway(day)) count += 1;
  return count;
}

/**
 * The first day on which an agenda may have it: the next working day after that on which it was decided, so that the school, which is
 * shown the line at once, reads it before anybody else does.
 */
export function onAgendasFrom(decided: IsoDate, kinds: DayKinds): IsoDate {
  let day = addDays(decided, 1);
  // A year without term dates still has weekdays.
  while (!isWorkingDay(kinds(day))) day = addDays(day, 1);
  return day;
}
