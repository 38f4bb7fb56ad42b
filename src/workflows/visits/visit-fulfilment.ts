import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TimedVisit, Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { followVisit } from '../coaching/follow-visit.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';

/** The rows on the school's record that are of this visit. */
const ofVisit = (id: string) => `visit ${id} `;
/** Whether a row is of some visit: it changes with the visit and by nothing else. */
export const isOfAVisit = (rowId: string): boolean => rowId.startsWith('visit ');

/**
 * What the visit is on the school's record of what is owed: nothing while it has no time, booked, or done. Whatever stood
 * there of it before is taken back. A drop-in that satisfies nothing owed stands there too: it is additional.
 */
export async function recordVisit(
  trust: Pick<TrustWrites, 'owed' | 'outbox' | 'coaching' | 'polls'>,
  visit: Visit,
  as: { state: 'none' } | { state: 'booked' | 'done'; startsAt: TimedVisit['startsAt'] },
  { now, byId }: { readonly now: IsoInstant; readonly byId: string },
): Promise<void> {
  const { id, urn, things, version } = visit;
  await trust.owed.hold(urn);
  const { fulfilments = [] } = (await trust.owed.recordsOf([urn])).get(urn) ?? {};
  for (const row of fulfilments)
    if (row.id.startsWith(ofVisit(id))) await trust.owed.withdrawFulfilment(row.id, now);
  if (as.state !== 'none')
    await trust.owed.addFulfilments(
      [
        {
          ...{ id: `${ofVisit(id)}${version} ${as.state}`, urn, state: as.state },
          ...{ on: dayOf(as.startsAt), things: [...things] },
        },
      ],
      { at: now, byId },
    );
  await redrawNeeds(trust, urn);
  await followVisit(trust, visit);
}
