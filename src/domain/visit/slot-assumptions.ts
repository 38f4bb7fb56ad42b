import { dayOf } from '../time/iso.ts';
import { countInWords } from '../time/words.ts';
import type { PersonFacts, SlotFacts } from './slot-facts.ts';
import { isOnMap, type Place, USUAL_TRAVEL_MINUTES } from './travel.ts';

/** What was taken for true because nobody could say. `no-coordinates` may name another school: it is for the lead. */
export interface Assumed {
  readonly kind: 'unreadable' | 'usual-hours' | 'no-coordinates';
  /** A sentence without its full stop. */
  readonly words: string;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function assumptionsOf(facts: SlotFacts): Assumed[] {
  return [...facts.people.flatMap(each => ofPerson(facts, each)), ...ofPlaces(facts)];
}

function ofPerson({ rules }: SlotFacts, { person }: PersonFacts): Assumed[] {
  const { days, from, until } = rules.usualHours;
  const hours = `${daysInWords(days)}, ${clock(from)}–${clock(until)}`;
  const isUsual = person.workingHours === null;
  if (person.unreadable) {
    const words = `${person.name}’s calendar could not be read: taken as free${isUsual ? `, ${hours}` : ''}`;
    return [{ kind: 'unreadable', words }];
  }
  return isUsual
    ? [{ kind: 'usual-hours', words: `${person.name}’s working hours are not known: taken as ${hours}` }]
    : [];
}

/** Only of trips that may have mattered: those of the window. */
function ofPlaces({ asked, bookings }: SlotFacts): Assumed[] {
  if (asked.isOnline) return [];
  const others = bookings
    .filter(({ booking, people }) => people.length > 0 && booking.urn !== asked.school.urn)
    .filter(({ booking }) => asked.from <= dayOf(booking.startsAt) && dayOf(booking.startsAt) <= asked.to)
    .flatMap(({ booking }) => booking.place ?? []);
  if (others.length === 0) return [];
  const nowhere = (isOnMap(asked.school) ? others : [asked.school]).filter(place => !isOnMap(place));
  const names = new Map(nowhere.map(({ urn, name }: Place) => [urn, name]));
  return [...names.values()].toSorted().map(name => ({
    kind: 'no-coordinates',
    words: `the register does not say where ${name} is: ${countInWords(USUAL_TRAVEL_MINUTES, 'minute')} of travel are assumed`,
  }));
}

function daysInWords(days: readonly number[]): string {
  const [first = 1, last = 5] = [Math.min(...days), Math.max(...days)];
  const isRun = last - first + 1 === days.length && days.length > 2;
  const name = (day: number) => DAYS[day - 1] ?? '';
  return isRun
    ? `${name(first)}–${name(last)}`
    : days
        .toSorted((a, b) => a - b)
        .map(name)
        .join(', ');
}

const clock = (time: string) => time.replace(/^0/, '');
