import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate, IsoInstant, momentOf } from '#domain/time/iso.ts';
import { earlier, later } from '#domain/time/order.ts';
import { schoolDaysFrom } from '#domain/visit/brief-time.ts';
import { type MoveBy, movedTo, placeVisit } from '#domain/visit/move-by.ts';
import type { Booking, SlotsAsked } from '#domain/visit/slots-asked.ts';
import { endOf, isTimed, peopleOf, type TimedVisit } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import { hasBegun } from './change-visit.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { mayDo } from './read-offer.ts';
import { slotsAsked } from './slots-asked.ts';

/** Where a time is looked for when the wanted one cannot be: school days after the wanted day. */
const LOOKED_AT = 10;

export const PlannedMove = z.object({
  id: z.string(),
  version: z.int(),
  startsAt: IsoInstant,
  /** Null: it stays. */
  to: IsoInstant.nullable(),
  /** Why it stays, or is not where it was wanted; empty where it is. */
  because: z.string(),
  /** What speaks against its new time, and may be all the same. */
  note: z.string(),
});
export type PlannedMove = z.infer<typeof PlannedMove>;

interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The booked visits of a school in these days, both included; by time. */
export async function allBookedIn(
  trust: Pick<TrustReads, 'visits'>,
  urn: string,
  { from, to }: Days,
): Promise<TimedVisit[]> {
  const stretch = { from: momentOf(from, '00:00'), until: momentOf(addDays(to, 1), '00:00') };
  const booked = (await trust.visits.between(stretch, ['booked'])).filter(isTimed);
  return booked.filter(visit => visit.urn === urn);
}

/** Those of them that have not begun. */
export async function bookedIn(
  trust: Pick<TrustReads, 'visits'>,
  urn: string,
  days: Days,
  now: IsoInstant,
): Promise<TimedVisit[]> {
  return (await allBookedIn(trust, urn, days)).filter(visit => !hasBegun(visit, now));
}

interface Planning {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
}

/** The days whose calendars say where these visits can go, and whose they are; null where nothing can be moved. */
export async function daysToLookAt(
  trust: TrustReads,
  school: School,
  visits: readonly TimedVisit[],
  { by, bankHolidays }: { readonly by: MoveBy; readonly bankHolidays: BankHolidays },
): Promise<(Days & { readonly personIds: string[] }) | null> {
  const calendar = await readCalendar(trust, bankHolidays, school);
  const days = visits.flatMap(({ startsAt }) => movedTo(startsAt, by, calendar) ?? []).map(dayOf);
  const [first, ...rest] = days;
  if (first === undefined) return null;
  const last = schoolDaysFrom(rest.reduce(later, first), LOOKED_AT, calendar);
  return { from: rest.reduce(earlier, first), to: last, personIds: visits.flatMap(peopleOf) };
}

/**
 * Where each of a school's visits would go: the same time so much later, or the nearest that can be. The last is placed
 * first, so that each finds the place left that a later one held. Nothing is changed.
 */
export async function planMoves(
  trust: TrustReads,
  school: School,
  {
    visits,
    by,
    seen,
  }: { readonly visits: readonly TimedVisit[]; readonly by: MoveBy; readonly seen: SeenCalendars },
  { actor, now, bankHolidays }: Planning,
): Promise<PlannedMove[]> {
  const calendar = await readCalendar(trust, bankHolidays, school);
  const moved: { visit: TimedVisit; to: IsoInstant }[] = [];
  const plan: PlannedMove[] = [];
  for (const visit of visits.toReversed()) {
    const { id, version, startsAt } = visit;
    const stays = (because: string) => plan.push({ id, version, startsAt, to: null, because, note: '' });
    const wanted = movedTo(startsAt, by, calendar);
    if (!mayDo(actor, 'visit.book', { visit, hubId: school.hubId })) {
      stays(`only ${visit.leadName}, who leads it, can move it`);
      continue;
    }
    if (wanted === null) {
      stays('there are no term dates that far ahead');
      continue;
    }
    const from = dayOf(wanted);
    const sought = { ...visit, from, to: schoolDaysFrom(from, LOOKED_AT, calendar) };
    const asked = await slotsAsked(trust, sought, withoutLeft(seen, moved), { now, bankHolidays });
    const placed = placeVisit(withMoved(asked, moved), wanted, visit);
    plan.push({ id, version, startsAt, ...placed });
    if (placed.to !== null) moved.push({ visit, to: placed.to });
  }
  return plan.toReversed();
}

type Moved = readonly { readonly visit: TimedVisit; readonly to: IsoInstant }[];

/** What is planned already stands where it will be. */
function withMoved(asked: SlotsAsked, moved: Moved): SlotsAsked {
  const ids = new Set(moved.map(({ visit }) => visit.id));
  const bookings = moved.map(
    ({ visit, to }): Booking => ({
      ...{ id: visit.id, urn: visit.urn, startsAt: to, minutes: visit.minutes },
      place: visit.isOnline ? null : asked.school,
      personIds: peopleOf(visit),
    }),
  );
  return { ...asked, bookings: [...asked.bookings.filter(({ id }) => !ids.has(id)), ...bookings] };
}

/** Outlook still has the events where they were: one entry of just that time is each one's own. */
function withoutLeft(seen: SeenCalendars, moved: Moved): SeenCalendars {
  const of = new Map(seen.of);
  for (const { visit } of moved)
    for (const personId of peopleOf(visit)) {
      const calendar = of.get(personId);
      const at = calendar?.busy.findIndex(
        ({ from, until }) => same(from, visit.startsAt) && same(until, endOf(visit)),
      );
      if (calendar && at !== undefined && at >= 0)
        of.set(personId, { ...calendar, busy: calendar.busy.toSpliced(at, 1) });
    }
  return { ...seen, of };
}

const same = (one: IsoInstant, other: IsoInstant): boolean => Date.parse(one) === Date.parse(other);
