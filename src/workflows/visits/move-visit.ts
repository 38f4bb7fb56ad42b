import { dayOf } from '#domain/time/iso.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import type { SlotsAsked } from '#domain/visit/slots-asked.ts';
import { peopleOf, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { notForTheSchool, widened } from './answer-offer.ts';
import { type Changing, hasBegun, setTime } from './change-visit.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { objectionsInWords, slotsAsked } from './slots-asked.ts';

export type Moved =
  | { readonly ok: true; readonly visit: TimedVisit; readonly asked: SlotsAsked; readonly soft: string }
  | { readonly ok: false; readonly because: string };

/**
 * Gives a booked visit another time where nothing speaks against it. `anyway`: an entry in somebody's own calendar does not.
 * The caller holds the visit.
 */
export async function moveVisit(
  trust: TrustWrites,
  visit: Visit,
  to: {
    readonly startsAt: string;
    readonly reason: string;
    readonly by: 'lead' | 'school';
    readonly anyway: boolean;
    readonly seen: SeenCalendars;
    readonly changing: Changing;
  },
): Promise<Moved> {
  const { startsAt, reason, by, anyway, seen, changing } = to;
  if (visit.state !== 'booked' || hasBegun(visit, changing.now))
    return { ok: false, because: 'It has begun or is not booked any more, so it cannot be moved.' };
  if (visit.startsAt === startsAt)
    return { ok: false, because: 'It is at that time already. Please give another.' };
  await trust.visits.holdPeople(peopleOf(visit));
  const asked = await slotsAsked(trust, widened(visit, startsAt), seen, changing);
  const against = checkTime({ ...asked, from: visit.from, to: visit.to }, startsAt);
  const knows = asked.calendar.knows(dayOf(startsAt));
  // Whoever arranges the visit answers for its lead's day; a school does not.
  const hard =
    by === 'school'
      ? notForTheSchool(against, { byId: changing.byId, knows })
      : against.filter(({ isHard }) => isHard);
  const isOwnEntry = hard.every(({ kind }) => kind === 'busy');
  if (hard.length > 0 && !(anyway && by === 'lead' && isOwnEntry)) {
    const next =
      by === 'lead' && isOwnEntry
        ? 'Please give another time, or tick “Move it anyway”.'
        : 'Please try another.';
    return { ok: false, because: `That time cannot be: ${objectionsInWords(hard)}. ${next}` };
  }
  const moved = await setTime(trust, visit, { startsAt, reason }, changing);
  return { ok: true, visit: moved, asked, soft: objectionsInWords(against) };
}
