import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { asksFrom, schoolWeekFrom } from '../entitlement/asking-time.ts';
import type { Owed, OwedItem } from '../entitlement/owed.ts';
import type { PlanKind } from '../improvement-model/working.ts';
import type { IsoDate } from '../time/iso.ts';
import { later } from '../time/order.ts';
import type { CheckIn } from './check-in.ts';

/** What of a year is to be asked about a plan. */
export interface CheckInWindow {
  /** The last day of what is owed. */
  readonly owedTo: IsoDate;
  /** From this day on it is asked. */
  readonly opensOn: IsoDate;
  /** The last day on which the answer is in time. */
  readonly dueOn: IsoDate;
  /** It asks about what is due by this day: until the next is, else until the plan is over. */
  readonly asksUntil: IsoDate;
}

type Kind = Pick<PlanKind, 'id' | 'reviewedAt'>;

/** The thing whose windows the check-ins of a kind keep: its own reviews, or the engagement at which it is reviewed. */
export const thingOfKind = ({ id, reviewedAt }: Kind): string => reviewedAt ?? id;

/**
 * The check-in that is to be open on the day: the first of the year's that nobody has answered and that has come. null: none.
 * `since`: the day from which the plan runs; what was due before it is not asked for.
 */
export function checkInNow(
  kind: Kind,
  { items }: Pick<Owed, 'items'>,
  around: {
    readonly calendar: SchoolCalendar;
    readonly since: IsoDate;
    /** The plan's last day. */
    readonly until: IsoDate;
    readonly today: IsoDate;
    /** The plan's check-ins so far. */
    readonly newest: Pick<CheckIn, 'owedTo' | 'state'> | null;
  },
): CheckInWindow | null {
  const { newest, today, since, calendar, until } = around;
  const isOpen = (owedTo: IsoDate) => newest?.state === 'open' && newest.owedTo === owedTo;
  const own = items.filter(({ thing }) => thing === thingOfKind(kind));
  const windows = own
    .filter(({ state }) => isAskedFor(kind, state))
    .map(item => ({
      ...windowOf(kind, item, calendar),
      asksUntil: own.find(({ to }) => to > item.to)?.to ?? later(item.to, until),
    }))
    .filter(({ owedTo, opensOn }) => owedTo >= since && (opensOn <= today || isOpen(owedTo)))
    // Of a plan that is over there is nothing to ask but what came before its end, how it went at last among that.
    .filter(({ owedTo, opensOn }) => opensOn <= until || isOpen(owedTo))
    // What was sent is settled, also where the visit that it joins is still to come.
    .filter(({ owedTo }) => !newest || owedTo > newest.owedTo || isOpen(owedTo));
  // Of several that have come the last counts: one answer says how things are.
  const last = windows.at(-1);
  if (!last) return null;
  // Nobody asked in time: the school has its week from today.
  return !isOpen(last.owedTo) && last.dueOn < today
    ? { ...last, dueOn: schoolWeekFrom(today, calendar) }
    : last;
}

const isAskedFor = ({ reviewedAt }: Kind, state: OwedItem['state']): boolean =>
  state === 'owed' || state === 'late' || (state === 'booked' && reviewedAt !== undefined);

function windowOf({ reviewedAt }: Kind, { from, to, on }: OwedItem, calendar: SchoolCalendar) {
  // At a visit the plan is talked about: the answers are to be there.
  const dueOn = reviewedAt !== undefined && on !== null ? on : to;
  const opensOn = asksFrom(from, dueOn, calendar);
  return { owedTo: to, opensOn, dueOn };
}
