import type { TrustWrites } from '#ports/store.ts';
import { lateObligations } from '../escalation/late-obligations.ts';
import { stopIfOver } from '../escalation/stop-if-over.ts';
import type { Requesting } from './requests-now.ts';

/**
 * Something was said or recorded of what a school is to send: what was escalated of it and is over stops at once. What comes by another
 * way, an import or a visit, is looked at by the clock; nobody can take it further meanwhile.
 */
export async function stopAboutRequests(trust: TrustWrites, urn: string, asking: Requesting): Promise<void> {
  const open = await trust.escalations.open();
  await stopIfOver(
    trust,
    open.filter(each => each.kind === lateObligations.kind && each.urn === urn),
    asking,
  );
}
