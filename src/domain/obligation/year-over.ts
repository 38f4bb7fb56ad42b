import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoDate } from '../time/iso.ts';
import { later } from '../time/order.ts';
import { schoolDaysFrom } from '../visit/brief-time.ts';
import type { ObligationRequest } from './request.ts';
import { type RequestStanding, standingOf } from './standing.ts';

/**
 * School days for which what an academic year leaves unsent is asked for in the next. What is late is reminded, then goes to the
 * officer (DOMAIN, workflow 4), in school time: of what is due as the summer term ends all of that comes in September, and it is not
 * dropped with the year. All its steps take three school weeks (domain/escalation/due-step.ts); an officer may give some days more.
 */
const GOES_ON_FOR = 25;

/** Whether something of a year that is over goes on in the next: from its day, or the later one by which it was to come. */
export function goesOn(
  { dueOn, steps }: Pick<ObligationRequest, 'dueOn' | 'steps'>,
  calendar: SchoolCalendar,
  today: IsoDate,
): boolean {
  const last = steps.at(-1);
  const by = last?.kind === 'not-yet' && last.day !== null ? later(dueOn, last.day) : dueOn;
  return today <= schoolDaysFrom(by, GOES_ON_FOR, calendar);
}

/**
 * How it stands in the new year, which began on `begins`. `item`: what it was for, as its own year left it. What is sent now does not
 * count to that any more, and not to the new year either, or nobody would be asked then: what was said is all there is of it.
 */
export function standingInNewYear(
  request: Pick<ObligationRequest, 'steps'>,
  item: Parameters<typeof standingOf>[1],
  { begins, today }: { readonly begins: IsoDate; readonly today: IsoDate },
): RequestStanding {
  const last = request.steps.at(-1);
  const isNews = last !== undefined && dayOf(last.at) >= begins;
  if (isNews && last.kind === 'done') return 'sent';
  if (isNews && last.kind === 'agreed') return 'not-needed';
  return standingOf(request, item, today);
}
