import type { LookContext } from '#cards-kit/define-action.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { peopleOf } from '#domain/visit/visit.ts';
import { lookAtCalendars, type SeenCalendars } from '#workflows/visits/look-at-calendars.ts';
import { dateOf, type Offer } from '#workflows/visits/read-offer.ts';

/** Everybody's calendars on one day, in the lead's name: a head's account may not be allowed to look. */
export function lookAt(context: LookContext<Offer>, day: IsoDate): Promise<SeenCalendars> {
  return lookBetween(context, day, day);
}

/** The same from the first date of a series to its last. */
export function lookAtDates(context: LookContext<Offer>): Promise<SeenCalendars> {
  const days = context.subject.dates.map(visit => dayOf(dateOf(visit))).toSorted();
  return lookBetween(context, days[0] ?? dayOf(context.now), days.at(-1) ?? dayOf(context.now));
}

function lookBetween(context: LookContext<Offer>, from: IsoDate, to: IsoDate): Promise<SeenCalendars> {
  const { visit } = context.subject;
  return lookAtCalendars(context, {
    ...{ askerId: visit.leadId, personIds: peopleOf(visit) },
    ...{ from, to, now: context.now },
  });
}
