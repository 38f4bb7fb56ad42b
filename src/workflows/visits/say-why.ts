import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawVisit } from './tell-visit.ts';

/** Whether it was taken out of Outlook, which asks nobody why. */
export const lacksReason = ({ state, changedIn, reason }: Visit): boolean =>
  state === 'cancelled' && changedIn === 'outlook' && reason === null;

/**
 * Why a visit was called off that was taken out of Outlook. Everybody has been told that it was: the cards they have say why
 * from now on, and nobody gets another message. The caller holds the visit.
 */
export async function sayWhy(
  trust: Pick<TrustWrites, 'visits' | 'outbox'>,
  { id }: Pick<Visit, 'id'>,
  said: { readonly reason: string; readonly byId: string },
): Promise<void> {
  await trust.visits.change(id, { reason: said.reason, reasonById: said.byId });
  await redrawVisit(trust, id);
}
