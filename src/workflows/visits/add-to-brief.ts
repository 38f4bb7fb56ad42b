import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawVisit } from './tell-visit.ts';

/** What the lead says of the visit beforehand. It is no news of the visit: nobody gets another message. */
export async function sayBeforehand(
  trust: TrustWrites,
  visitId: string,
  said: Pick<Visit, 'focus' | 'documents' | 'meet'>,
): Promise<void> {
  await trust.visits.change(visitId, said);
  await redrawVisit(trust, visitId);
}
