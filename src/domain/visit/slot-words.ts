import type { LondonDay, Stretch } from '../time/minutes.ts';
import { halfOf } from './choose-slots.ts';
import { visitsOn } from './gates.ts';
import type { BookingFacts, SlotFacts } from './slot-facts.ts';
import { type Place, type Travel, travelInWords, travelMinutes } from './travel.ts';

/** The lead's way from the visit before or to the visit after. */
interface Leg {
  readonly isBefore: boolean;
  readonly at: BookingFacts;
  readonly place: Place;
  readonly travel: Travel;
}

/** The lead's nearest visits to schools on the day, before and after; none for what is online. */
export function legsOf(facts: SlotFacts, day: LondonDay, slot: Stretch): Leg[] {
  if (facts.asked.isOnline) return [];
  const visits = visitsOn(facts, day);
  const before = visits.filter(({ until }) => until <= slot.from).toSorted((a, b) => b.until - a.until)[0];
  const after = visits.filter(({ from }) => from >= slot.until).toSorted((a, b) => a.from - b.from)[0];
  const leg = (isBefore: boolean, at: BookingFacts | undefined): Leg[] => {
    const place = at?.booking.place;
    return at && place ? [{ isBefore, at, place, travel: travelMinutes(place, facts.asked.school) }] : [];
  };
  return [...leg(true, before), ...leg(false, after)];
}

/**
 * Why a time is offered. It is kept with the time, so it names nobody: somebody who is forgotten, or hands the visit on, is not to
 * stand in it. `namesSchools`: for the lead; the school that is asked need not read where else the lead goes.
 * `isEarliest`: it is on the first day that has a time at all.
 */
export function becauseOf(
  facts: SlotFacts,
  day: LondonDay,
  slot: Stretch,
  { isEarliest, namesSchools }: { isEarliest: boolean; namesSchools: boolean },
): string {
  const words = isEarliest ? ['the earliest day that suits everyone'] : [];
  const { lead, asked } = facts;
  if (asked.isOnline) return [...words, 'online, so nobody travels'].join('; ');
  if (lead === null) return [...words, 'everyone can be there'].join('; ');
  const legs = legsOf(facts, day, slot);
  if (legs.length === 0) return [...words, 'the lead’s only visit that day'].join('; ');
  const here = legs.find(({ place }) => place.urn === asked.school.urn);
  if (here) {
    const half = halfOf({ from: here.at.from, day });
    const when = half === 'morning' ? 'that morning' : 'that afternoon';
    words.push(`no extra travel: the lead is at ${asked.school.name} ${when} too`);
  }
  for (const { isBefore, place, travel } of legs) {
    if (place.urn === asked.school.urn) continue;
    const other = namesSchools ? place.name : 'the visit';
    const trip = isBefore ? `from ${other} before it` : `to ${other} after it`;
    words.push(travelInWords(travel, trip));
  }
  return words.join('; ');
}
