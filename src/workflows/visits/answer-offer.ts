import { dayOf } from '#domain/time/iso.ts';
import { earlier, later } from '#domain/time/order.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import type { Objection } from '#domain/visit/objection.ts';
import type { SlotsAsked } from '#domain/visit/slots-asked.ts';
import { type OfferedSlot, peopleOf, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type Changing, setTime } from './change-visit.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { noteComing } from './note-coming.ts';
import { objectionsInWords, slotsAsked } from './slots-asked.ts';
import { tellVisit } from './tell-visit.ts';

export type Answered =
  | {
      readonly became: 'booked';
      readonly visit: TimedVisit;
      readonly asked: SlotsAsked;
      readonly soft: string;
    }
  /** Somebody or something has taken the time since it was offered; `left`: how many can still be chosen. */
  | { readonly became: 'taken'; readonly why: string; readonly left: number }
  | { readonly became: 'refused'; readonly because: string };

/** Whoever leads answers for these, and a school does not; of a time that was offered they take it away. */
const TAKES_AWAY: readonly Objection['kind'][] = ['travel', 'limit'];
/** Whether a time that was offered is offered no more for this. */
export const takesAway = ({ isHard, kind }: Objection): boolean => isHard || TAKES_AWAY.includes(kind);
/** What nobody has offered: a school does not decide when others work, nor on a day of which nobody knows what it is. */
const NOT_FOR_THE_SCHOOL: readonly Objection['kind'][] = [...TAKES_AWAY, 'school-time', 'day'];

/** Of what speaks against a time that a school asks for, what it cannot decide by itself. An INSET day it may give. */
export const notForTheSchool = (
  against: readonly Objection[],
  { byId, knows }: { readonly byId: string; readonly knows: boolean },
): Objection[] =>
  against.filter(
    ({ isHard, kind, personId }) =>
      isHard ||
      (kind === 'hours' && personId !== byId) ||
      (NOT_FOR_THE_SCHOOL.includes(kind) && (kind !== 'day' || !knows)),
  );

/**
 * The school chooses a time that was offered. Everybody's bookings are read after their rows are held, so of two who press
 * the same hour of one officer one has it. The caller holds the visit.
 */
export async function acceptSlot(
  trust: TrustWrites,
  visit: Visit,
  {
    slotId,
    seen,
    changing,
  }: { readonly slotId: string; readonly seen: SeenCalendars; readonly changing: Changing },
): Promise<Answered> {
  const slot = visit.slots.find(({ id, state }) => id === slotId && state === 'open');
  if (visit.state !== 'offered' || !slot)
    return { became: 'refused', because: 'That time is not offered any more. Please choose another.' };
  await trust.visits.holdPeople(peopleOf(visit));
  const asked = await slotsAsked(trust, visit, seen, changing);
  const against = checkTime(asked, slot.startsAt).filter(takesAway);
  if (against.length > 0) return take(trust, visit, slot, { against, changing });
  const chosen = { ...slot, byId: changing.byId };
  const booked = await book(trust, visit, chosen, changing);
  return { became: 'booked', visit: booked, asked, soft: '' };
}

async function take(
  trust: TrustWrites,
  visit: Visit,
  slot: OfferedSlot,
  { against, changing }: { readonly against: readonly Objection[]; readonly changing: Changing },
): Promise<Answered> {
  const slots = visit.slots.map(each => (each === slot ? { ...each, state: 'taken' as const } : each));
  await trust.visits.change(visit.id, { slots });
  const left = slots.filter(({ state }) => state === 'open').length;
  const to = left === 0 ? [visit.leadId] : [];
  const fresh = (await trust.visits.find(visit.id)) ?? visit;
  await tellVisit(trust, fresh, { news: 'flagged', now: changing.now, to });
  return { became: 'taken', why: objectionsInWords(against), left };
}

/** The school asks for another time: it is booked at once where nothing speaks against it. The caller holds the visit. */
export async function proposeTime(
  trust: TrustWrites,
  visit: Visit,
  proposed: {
    readonly slotId: string;
    readonly startsAt: string;
    readonly seen: SeenCalendars;
    readonly changing: Changing;
  },
): Promise<Answered> {
  const { slotId, startsAt, seen, changing } = proposed;
  if (visit.state !== 'offered')
    return { became: 'refused', because: 'This is not waiting for a time any more.' };
  await trust.visits.holdPeople(peopleOf(visit));
  const asked = await slotsAsked(trust, widened(visit, startsAt), seen, changing);
  const against = checkTime({ ...asked, from: visit.from, to: visit.to }, startsAt);
  const knows = asked.calendar.knows(dayOf(startsAt));
  const hard = notForTheSchool(against, { byId: changing.byId, knows });
  if (hard.length > 0)
    return {
      became: 'refused',
      because: `That time cannot be: ${objectionsInWords(hard)}. Please try another.`,
    };
  const slot = { id: slotId, startsAt, because: '', state: 'proposed', byId: changing.byId } as const;
  const booked = await book(trust, visit, slot, changing);
  return { became: 'booked', visit: booked, asked, soft: objectionsInWords(against) };
}

/** A time outside the window needs the bookings of its own day. */
export function widened<V extends Pick<Visit, 'from' | 'to'>>(visit: V, startsAt: string): V {
  const day = dayOf(startsAt);
  return { ...visit, from: earlier(day, visit.from), to: later(day, visit.to) };
}

/** Whoever chose it is coming, and it has its time. */
async function book(
  trust: TrustWrites,
  visit: Visit,
  slot: OfferedSlot,
  changing: Changing,
): Promise<TimedVisit> {
  const slots = [...visit.slots.filter(({ id }) => id !== slot.id), slot];
  await trust.visits.change(visit.id, { slots });
  await noteComing(trust, visit, changing);
  return setTime(trust, { ...visit, slots }, { startsAt: slot.startsAt }, changing);
}

/** Somebody else who must be there cannot make a time: the school is not asked about it any more. `false`: it was not open. */
export async function ruleOut(
  trust: TrustWrites,
  visit: Visit,
  { slotId, byId, now }: { readonly slotId: string; readonly byId: string; readonly now: string },
): Promise<boolean> {
  const slot = visit.slots.find(({ id, state }) => id === slotId && state === 'open');
  if (visit.state !== 'offered' || !slot) return false;
  const slots = visit.slots.map(each =>
    each === slot ? { ...each, state: 'ruled-out' as const, byId } : each,
  );
  await trust.visits.change(visit.id, { slots });
  const fresh = (await trust.visits.find(visit.id)) ?? visit;
  const to = slots.some(({ state }) => state === 'open') ? [] : [visit.leadId];
  await tellVisit(trust, fresh, { news: 'flagged', now, to });
  return true;
}
