import { namesBeside } from '#domain/access/role.ts';
import { concernIn, turnedAwayInWords } from '#domain/meeting/channel-concern.ts';
import { reasonFault } from '#domain/meeting/meeting-plan.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { TrustReads } from '#ports/store.ts';

/** Why a reason cannot be put before the series' channel; null when it can. */
export async function checkReason(
  trust: TrustReads,
  { memberIds }: Series,
  reason: string,
): Promise<string | null> {
  const fault = reasonFault(reason);
  if (fault) return fault;
  const concern = concernIn(reason, namesBeside(await trust.people.list(), memberIds));
  return concern && turnedAwayInWords(concern, (await trust.trust.get()).safeguardingContact);
}
