import { checkTime } from '#domain/visit/check-time.ts';
import { type OfferedSlot, peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type Changing, setTime } from './change-visit.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { noteComing } from './note-coming.ts';
import { objectionsInWords, slotsAsked } from './slots-asked.ts';
import { tellVisit } from './tell-visit.ts';

export interface DatesAccepted {
  readonly booked: readonly Visit[];
  /** Those that something has taken since, and what. */
  readonly taken: readonly { readonly startsAt: string; readonly why: string }[];
}

/**
 * The school agrees the dates of a series but for those it left out. What was taken meanwhile is left out too, and said.
 * Everybody is told once, by the first date's card. The caller holds the visits.
 */
export async function acceptDates(
  trust: TrustWrites,
  dates: readonly Visit[],
  accepted: { readonly ids: readonly string[]; readonly seen: SeenCalendars; readonly changing: Changing },
): Promise<DatesAccepted> {
  const { ids, seen, changing } = accepted;
  const offered = dates.filter(({ state }) => state === 'offered');
  await trust.visits.holdPeople(offered.flatMap(peopleOf));
  const booked: Visit[] = [];
  const taken: { startsAt: string; why: string }[] = [];
  for (const visit of offered) {
    const slot = visit.slots.find(({ state }) => state === 'open');
    const against =
      slot && ids.includes(visit.id)
        ? checkTime(await slotsAsked(trust, visit, seen, changing), slot.startsAt).filter(each => each.isHard)
        : null;
    if (slot && against?.length === 0) {
      booked.push(await bookDate(trust, visit, { slot, changing }));
      continue;
    }
    const why = against ? objectionsInWords(against) : null;
    if (slot && why !== null) taken.push({ startsAt: slot.startsAt, why });
    await trust.visits.change(visit.id, {
      ...{ state: 'declined', answerBy: null, reason: why === null ? null : `Not free any more: ${why}` },
      // What was ticked was not declined by whoever ticked it.
      reasonById: why === null ? changing.byId : null,
      ...{ changedAt: changing.now, changedIn: changing.side },
    });
    await trust.outbox.wantUpdates(visit.id);
  }
  const [first] = booked;
  const fresh = first && (await trust.visits.find(first.id));
  if (fresh) await tellVisit(trust, fresh, { news: 'booked', now: changing.now, except: changing.byId });
  return { booked, taken };
}

async function bookDate(
  trust: TrustWrites,
  visit: Visit,
  { slot, changing }: { slot: OfferedSlot; changing: Changing },
): Promise<Visit> {
  const slots = visit.slots.map(each => (each === slot ? { ...each, byId: changing.byId } : each));
  await trust.visits.change(visit.id, { slots });
  await noteComing(trust, visit, changing);
  return setTime(trust, { ...visit, slots }, { startsAt: slot.startsAt }, { ...changing, tells: false });
}
