import type { DayKind } from '../academic-year/year-plan.ts';
import type { IsoDate } from '../time/iso.ts';
import { clockMinutes, type Minute, minuteFrom, minuteOf, type Stretch } from '../time/minutes.ts';
import {
  type Booking,
  type RequiredPerson,
  type SlotRules,
  type SlotsAsked,
  type TakenSpan,
  USUAL_SLOT_RULES,
} from './slots-asked.ts';

export interface Taken extends Stretch {
  readonly status: TakenSpan['status'];
}

export interface PersonFacts {
  readonly person: RequiredPerson;
  /** In order, without what is a booking known here: that is spoken of as what it is. */
  readonly taken: readonly Taken[];
  readonly workDays: readonly number[];
  /** Minutes after midnight by the clock. */
  readonly worksFrom: number;
  readonly worksUntil: number;
}

export interface BookingFacts extends Stretch {
  readonly booking: Booking;
  /** Of those required, who is to be there. */
  readonly people: readonly RequiredPerson[];
}

/** What was asked, with times as minutes and lists in one order, worked out once for all the starts looked at. */
export interface SlotFacts {
  readonly asked: SlotsAsked;
  readonly rules: SlotRules;
  readonly now: Minute;
  /** The lead first. */
  readonly people: readonly PersonFacts[];
  readonly lead: RequiredPerson | null;
  /** Only those of the school or of anybody required. */
  readonly bookings: readonly BookingFacts[];
  readonly schoolFrom: number;
  readonly schoolUntil: number;
}

export function slotFacts(asked: SlotsAsked): SlotFacts {
  const rules = { ...USUAL_SLOT_RULES, ...asked.rules };
  const people = asked.people.toSorted(byLeadThenName);
  const bookings = asked.bookings
    .filter(({ id }) => id !== asked.moving?.id)
    .map(booking => ({
      ...stretchOf(booking),
      booking,
      people: people.filter(({ id }) => booking.personIds.includes(id)),
    }))
    .filter(({ booking, people: there }) => there.length > 0 || booking.urn === asked.school.urn)
    .toSorted((a, b) => byTime(a, b) || compare(a.booking.id, b.booking.id));
  const moving = asked.moving ? [stretchOf(asked.moving)] : [];
  return {
    ...{ asked, rules, bookings },
    now: minuteOf(asked.now),
    people: people.map(person => {
      const own = bookings.filter(({ people: there }) => there.includes(person));
      return personFacts(person, [...own, ...moving], rules);
    }),
    lead: people.find(({ isLead }) => isLead) ?? null,
    schoolFrom: clockMinutes(rules.schoolTime.from),
    schoolUntil: clockMinutes(rules.schoolTime.until),
  };
}

function personFacts(person: RequiredPerson, known: readonly Stretch[], rules: SlotRules): PersonFacts {
  const left = [...known];
  const taken = person.unreadable ? [] : person.busy.map(takenOf).toSorted(byTaken);
  const { days, from, until } = person.workingHours ?? rules.usualHours;
  const ends = clockMinutes(until);
  return {
    person,
    // Every visit stands in Outlook too: one entry of just its time is the visit itself, a second one is not.
    taken: taken.filter(each => {
      const at = left.findIndex(other => other.from === each.from && other.until === each.until);
      if (at >= 0) left.splice(at, 1);
      return at < 0 && each.from < each.until;
    }),
    workDays: days,
    worksFrom: clockMinutes(from),
    // "00:00" is the end of the day.
    worksUntil: ends === 0 ? 24 * 60 : ends,
  };
}

const stretchOf = ({ startsAt, minutes }: Pick<Booking, 'startsAt' | 'minutes'>): Stretch => ({
  from: minuteOf(startsAt),
  until: minuteOf(startsAt) + minutes,
});

const takenOf = ({ from, until, status }: TakenSpan): Taken => ({
  ...{ from: minuteOf(from), until: minuteFrom(until), status },
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byTime = (a: Stretch, b: Stretch) => a.from - b.from || a.until - b.until;
const byTaken = (a: Taken, b: Taken) => byTime(a, b) || compare(a.status, b.status);
const byLeadThenName = (a: RequiredPerson, b: RequiredPerson) =>
  Number(b.isLead) - Number(a.isLead) || compare(a.name, b.name) || compare(a.id, b.id);

/** Null in a year without term dates. */
export const kindOfDay = ({ calendar }: Pick<SlotsAsked, 'calendar'>, day: IsoDate): DayKind | null =>
  calendar.knows(day) ? calendar.kindOf(day) : null;
