import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegationRef, schoolRef } from './delegation-refs.ts';

/** Ends it now; what was asked of them is no longer in their chat. `false`: it has ended already. */
export async function endDelegation(trust: TrustWrites, id: string, now: IsoInstant): Promise<boolean> {
  const delegation = await trust.delegations.find(id);
  if (!delegation || !(await trust.delegations.end(id, now))) return false;
  await trust.outbox.wantUpdatesOf([delegation.personId]);
  for (const subject of [delegationRef(id), schoolRef(delegation.urn)])
    await trust.outbox.wantUpdates(subject);
  return true;
}

/** Those whose last day is over end by themselves. Returns how many. May be called again and again. */
export async function endDelegations(trust: TrustWrites, now: IsoInstant): Promise<number> {
  let ended = 0;
  for (const { id } of await trust.delegations.over(dayOf(now)))
    if (await endDelegation(trust, id, now)) ended += 1;
  return ended;
}
