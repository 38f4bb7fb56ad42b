import type { IsoInstant } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';

/** Whoever chose the time for the school is coming; where the head's delegate chose it, the head is. */
export async function noteComing(
  trust: TrustWrites,
  { id, urn, attendees }: Visit,
  { byId, now }: { readonly byId: string; readonly now: IsoInstant },
): Promise<void> {
  const { answers, slots } = await delegatesOf(trust, urn, now);
  const heads = attendees.filter(({ part }) => part === 'head').map(({ personId }) => personId);
  const coming = [byId, ...([...answers, ...slots].includes(byId) ? heads : [])];
  for (const personId of new Set(coming)) await trust.visits.setAnswer(id, personId, 'accepted');
}
