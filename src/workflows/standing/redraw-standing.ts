import type { TrustWrites } from '#ports/store.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';
import { categoryRef, LADDER_REF } from './category-refs.ts';

/** What a school is has changed: its own cards, what it is owed, and the trust's list are drawn again. */
export async function redrawStanding(trust: Pick<TrustWrites, 'outbox'>, urn: string): Promise<void> {
  await redrawNeeds(trust, urn);
  for (const subject of [categoryRef(urn), LADDER_REF]) await trust.outbox.wantUpdates(subject);
}
