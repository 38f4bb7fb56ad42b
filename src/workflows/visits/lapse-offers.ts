import type { IsoInstant } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawVisit, tellVisit } from './tell-visit.ts';

/**
 * Offers that nobody answered by their time lapse: they take nothing up any more, and the lead is told once and may offer
 * again. Returns how many. May be called again and again.
 */
export async function lapseOffers(trust: TrustWrites, now: IsoInstant): Promise<number> {
  const due = (await trust.visits.offered()).filter(({ answerBy }) => answerBy !== null && answerBy <= now);
  const told = new Set<string>();
  let lapsed = 0;
  // In the order of ids, as everybody holds several visits.
  for (const { id } of due.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const visit = await trust.visits.hold(id);
    if (!visit || !isDue(visit, now)) continue;
    await trust.visits.change(id, { state: 'lapsed', answerBy: null, changedAt: now, changedIn: 'teams' });
    lapsed += 1;
    const fresh = (await trust.visits.find(id)) ?? visit;
    const offer = visit.groupId ?? id;
    if (told.has(offer)) await redrawVisit(trust, id);
    // The head has let it be: that is no news to them.
    else await tellVisit(trust, fresh, { news: 'lapsed', now, to: [visit.leadId] });
    told.add(offer);
  }
  return lapsed;
}

const isDue = ({ state, answerBy }: Visit, now: IsoInstant) =>
  state === 'offered' && answerBy !== null && answerBy <= now;
