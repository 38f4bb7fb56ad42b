import type { Fulfilment } from '../entitlement/school-record.ts';
import { addDays, type IsoDate } from '../time/iso.ts';

/** What took place on a day: one visit may have been several things. */
export type Visit = Pick<Fulfilment, 'on' | 'things'>;

/** A booking that visits take the place of. */
export interface BookingTaken {
  readonly id: string;
  readonly on: IsoDate;
  readonly by: readonly Visit[];
  /** What it was booked for beside: that stays booked. */
  readonly left: readonly string[];
}

/** A visit that came forward takes the place of its booking so many days later; what is booked beyond is another one. */
const DAYS_EARLY = 14;

/**
 * The open bookings of a school that were kept by what was done. Each thing done takes the place of one booking of it:
 * of one on the same day, or else of the earliest whose day is up to today or within the 14 days after the visit.
 */
export function bookingsTaken(
  visits: readonly Visit[],
  fulfilments: readonly Fulfilment[],
  today: IsoDate,
): BookingTaken[] {
  const open = fulfilments
    .filter(({ state }) => state === 'booked')
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
    .map(({ id, on, things }) => ({ id, on, by: new Set<Visit>(), left: new Set(things) }));
  const done = visits
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .flatMap(visit => [...new Set(visit.things)].map(thing => ({ visit, thing })));
  /** What is done and found no booking among these. */
  const take = (all: typeof done, isMeant: (booked: IsoDate, on: IsoDate) => boolean) =>
    all.filter(({ visit, thing }) => {
      const booking = open.find(({ on, left }) => left.has(thing) && isMeant(on, visit.on));
      booking?.left.delete(thing);
      booking?.by.add(visit);
      return !booking;
    });
  // First all of the same day, so that no other visit takes what is plainly meant by one.
  const moved = take(done, (booked, on) => booked === on);
  take(moved, (booked, on) => booked <= today || booked <= addDays(on, DAYS_EARLY));
  return open
    .filter(({ by }) => by.size > 0)
    .map(({ id, on, by, left }) => ({ id, on, by: [...by], left: [...left] }));
}

/** What of these is on the record already as done or booked on the day. */
export const recordedOn = (
  { on, things }: Visit,
  fulfilments: readonly Omit<Fulfilment, 'id'>[],
  states: readonly Fulfilment['state'][],
): string[] =>
  things.filter(thing =>
    fulfilments.some(each => each.on === on && states.includes(each.state) && each.things.includes(thing)),
  );
