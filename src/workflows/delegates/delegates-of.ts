import { type Delegates, delegatesIn } from '#domain/delegation/delegation.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

type Reads = Pick<TrustReads, 'delegations'>;

/** Whoever may answer for the head of a school now. */
export async function delegatesOf({ delegations }: Reads, urn: string, now: IsoInstant): Promise<Delegates> {
  return delegatesIn(await delegations.holding(dayOf(now), urn));
}

/** The same of every school, read once. */
export async function delegatesEverywhere(
  { delegations }: Reads,
  now: IsoInstant,
): Promise<(urn: string) => Delegates> {
  const bySchool = Map.groupBy(await delegations.holding(dayOf(now)), ({ urn }) => urn);
  return urn => delegatesIn(bySchool.get(urn) ?? []);
}
