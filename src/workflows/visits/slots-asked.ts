import type { School } from '#domain/school/school.ts';
import { addDays, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Objection } from '#domain/visit/objection.ts';
import type { Booking, SlotsAsked } from '#domain/visit/slots-asked.ts';
import type { Place } from '#domain/visit/travel.ts';
import { isTimed, peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import type { SeenCalendars } from './look-at-calendars.ts';

/** What a time is sought for. */
export interface Sought {
  readonly id: string;
  readonly urn: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly attendees: readonly {
    readonly personId: string;
    readonly name: string;
    readonly required: boolean;
  }[];
  readonly minutes: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly isOnline: boolean;
  /** Null until it is booked. */
  readonly startsAt: IsoInstant | null;
}

/**
 * All that is known of when it can be: the school's days, everybody's calendars as they were seen, and the bookings there
 * are now. In a transaction that holds its people no other booking of theirs comes between.
 */
export async function slotsAsked(
  trust: TrustReads,
  sought: Sought,
  seen: SeenCalendars,
  { now, bankHolidays }: { readonly now: IsoInstant; readonly bankHolidays: BankHolidays },
): Promise<SlotsAsked> {
  const { urn, leadId, leadName, attendees, minutes, from, to, isOnline, startsAt, id } = sought;
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  const school = schools.get(urn);
  if (!school) throw new Error('a visit to no school of the trust');
  const required = attendees.filter(each => each.required && each.personId !== leadId);
  const people = [{ personId: leadId, name: leadName }, ...required];
  const stretch = { from: momentOf(addDays(from, -1), '00:00'), until: momentOf(addDays(to, 2), '00:00') };
  const ids = people.map(({ personId }) => personId);
  const visits = [
    ...(await trust.visits.withPeople(ids, stretch)),
    ...(await trust.visits.ofSchool(urn, stretch)),
  ];
  return {
    ...{ now, minutes, from, to, isOnline },
    calendar: await readCalendar(trust, bankHolidays, school),
    school: placeOf(school),
    people: people.map(({ personId, name }) => {
      const calendar = seen.of.get(personId);
      return {
        ...{ id: personId, name, isLead: personId === leadId },
        busy: calendar?.busy ?? [],
        workingHours: calendar?.workingHours ?? null,
        unreadable: seen.connected && (calendar?.unreadable ?? true),
      };
    }),
    bookings: bookingsOf(visits, schools),
    ...(startsAt !== null && { moving: { id, startsAt, minutes } }),
  };
}

function bookingsOf(visits: readonly Visit[], schools: ReadonlyMap<string, School>): Booking[] {
  const taking = visits.filter(({ state }) => state === 'booked' || state === 'held').filter(isTimed);
  return [...new Map(taking.map(visit => [visit.id, visit])).values()].map(visit => {
    const school = schools.get(visit.urn);
    const { id, urn, startsAt, minutes, isOnline } = visit;
    return {
      ...{ id, urn, startsAt, minutes },
      place: school && !isOnline ? placeOf(school) : null,
      personIds: peopleOf(visit),
    };
  });
}

const placeOf = ({ urn, name, easting, northing }: School): Place => ({ urn, name, easting, northing });

/** "Priya Shah is busy 10:00–11:00; it is a bank holiday". */
export const objectionsInWords = (objections: readonly Objection[], most = 3): string =>
  objections
    .slice(0, most)
    .map(({ words }) => words)
    .join('; ');

/** Whether everybody's calendar was looked at; else whose was not. */
export function unreadInWords({ people }: Pick<SlotsAsked, 'people'>): string | null {
  const names = people.filter(({ unreadable }) => unreadable).map(({ name }) => `${name}’s`);
  if (names.length === 0) return null;
  const [one = ''] = names;
  return names.length === 1
    ? `${one} calendar could not be read just now.`
    : `The calendars of ${names.length} people could not be read just now.`;
}
