import type { Actor } from '#domain/access/actor.ts';
import { peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type Changing, callOff, hasBegun } from './change-visit.ts';
import { mayDo } from './read-offer.ts';
import { redrawVisit, tellVisit } from './tell-visit.ts';

/**
 * Calls off one of the dates that were agreed together and every later one that is booked and that the actor may call off;
 * returns all of them, by time. Each person is told once, by the card of the first that is theirs. The caller holds them.
 */
export async function callOffLater(
  trust: TrustWrites,
  visit: Visit,
  { actor, hubId, reason }: { readonly actor: Actor; readonly hubId: string | null; readonly reason: string },
  changing: Omit<Changing, 'bankHolidays'>,
): Promise<Visit[]> {
  const { now, byId } = changing;
  const group = visit.groupId === null ? [] : await trust.visits.ofGroup(visit.groupId);
  const begins = visit.startsAt ?? '';
  const later = group
    .filter(each => each.id !== visit.id && each.state === 'booked' && (each.startsAt ?? '') > begins)
    .filter(each => !hasBegun(each, now) && mayDo(actor, 'visit.book', { visit: each, hubId }))
    .toSorted((one, other) => ((one.startsAt ?? '') < (other.startsAt ?? '') ? -1 : 1));
  const off: Visit[] = [];
  for (const each of [visit, ...later])
    off.push(await callOff(trust, each, { state: 'cancelled', reason }, { ...changing, tells: false }));
  const told = new Set([byId]);
  for (const each of off) {
    const to = peopleOf(each).filter(id => !told.has(id));
    await tellVisit(trust, each, { news: 'cancelled', now, to });
    for (const id of to) told.add(id);
  }
  // Each card names the other dates and how they stand.
  for (const { id } of group) await redrawVisit(trust, id);
  return off;
}
