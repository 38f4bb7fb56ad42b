import { weekdayOf } from '../time/iso.ts';
import { type LondonDay, overlap, type Stretch } from '../time/minutes.ts';
import type { BookingFacts, PersonFacts, SlotFacts, Taken } from './slot-facts.ts';
import type { RequiredPerson } from './slots-asked.ts';
import { type Travel, travelMinutes } from './travel.ts';

/** A visit from or to which there is too little time. */
export interface TightTrip {
  readonly at: BookingFacts;
  /** The other visit comes first. */
  readonly isBefore: boolean;
  readonly travel: Travel;
}

interface Rule<Kind extends string, Against> {
  readonly kind: Kind;
  /** What of this rule stands against a start on the gate's day; empty when nothing does. */
  readonly against: (slot: Stretch) => readonly Against[];
}

/** One rule that a start must pass, for one day. */
export type Gate =
  | Rule<'school-time', Stretch>
  | (Rule<'busy', Taken> & { readonly person: RequiredPerson })
  | (Rule<'hours', Stretch> & { readonly person: RequiredPerson; readonly facts: PersonFacts })
  | Rule<'clash', BookingFacts>
  | Rule<'travel', TightTrip>
  | Rule<'limit', BookingFacts>;

/** Every rule of one school day. A start that passes all of them is offered; one that fails is said why by the same. */
export function gatesOf(facts: SlotFacts, day: LondonDay): readonly Gate[] {
  const near: Stretch = { from: day.start, until: day.end + facts.asked.minutes };
  const bookings = facts.bookings.filter(each => overlap(each, near));
  return [
    { kind: 'school-time', against: slot => (isInSchoolTime(facts, day, slot) ? [] : [slot]) },
    ...facts.people.flatMap(person => personGates(facts, person, day, near)),
    { kind: 'clash', against: slot => bookings.filter(each => overlap(each, slot)) },
    travelGate(facts, bookings),
    limitGate(facts, visitsOn(facts, day)),
  ];
}

/** The lead's visits to schools that begin on the day. */
export function visitsOn({ bookings, lead }: SlotFacts, { start, end }: LondonDay): readonly BookingFacts[] {
  return bookings.filter(
    ({ from, booking, people }) =>
      lead !== null && booking.place !== null && people.includes(lead) && start <= from && from < end,
  );
}

/** What is longer than the school day begins with it and may go on after it. */
function isInSchoolTime(
  { schoolFrom, schoolUntil, asked }: SlotFacts,
  { zero }: LondonDay,
  slot: Stretch,
): boolean {
  if (asked.minutes > schoolUntil - schoolFrom) return slot.from === zero + schoolFrom;
  return zero + schoolFrom <= slot.from && slot.until <= zero + schoolUntil;
}

function personGates(
  { asked, schoolFrom, schoolUntil }: SlotFacts,
  facts: PersonFacts,
  { day, zero }: LondonDay,
  near: Stretch,
): Gate[] {
  const { person, workDays, worksFrom, worksUntil } = facts;
  const taken = facts.taken.filter(each => overlap(each, near));
  const isWorkDay = workDays.includes(weekdayOf(day));
  // Of what is longer than the school day, nobody's hours need to hold more than school time.
  const most = asked.minutes > schoolUntil - schoolFrom ? zero + schoolUntil : Number.POSITIVE_INFINITY;
  const isAtWork = ({ from, until }: Stretch) =>
    isWorkDay && zero + worksFrom <= from && Math.min(until, most) <= zero + worksUntil;
  return [
    { kind: 'busy', person, against: slot => taken.filter(each => overlap(each, slot)) },
    { kind: 'hours', person, facts, against: slot => (isAtWork(slot) ? [] : [slot]) },
  ];
}

/** Everybody required has to get there from the visit before and to the one after; online nobody has to. */
function travelGate({ asked }: SlotFacts, bookings: readonly BookingFacts[]): Gate {
  const placed = bookings.flatMap(at => {
    const { place } = at.booking;
    return asked.isOnline || place === null || at.people.length === 0
      ? []
      : [{ at, travel: travelMinutes(place, asked.school) }];
  });
  return {
    kind: 'travel',
    against: slot =>
      placed.flatMap(({ at, travel }) => {
        const isBefore = at.until <= slot.from;
        if (!isBefore && at.from < slot.until) return [];
        const free = isBefore ? slot.from - at.until : at.from - slot.until;
        return free < travel.minutes ? [{ at, isBefore, travel }] : [];
      }),
  };
}

function limitGate({ asked, rules }: SlotFacts, visits: readonly BookingFacts[]): Gate {
  const isFull = !asked.isOnline && visits.length >= rules.dailyLimit;
  return { kind: 'limit', against: () => (isFull ? visits : []) };
}
