import type { TrustWrites } from '#ports/store.ts';

/**
 * Keeps others from changing a visit, and those agreed together with it, until the transaction ends; in the order of their
 * ids, so that two never wait for each other.
 */
export async function holdVisits(trust: Pick<TrustWrites, 'visits'>, id: string): Promise<void> {
  const visit = await trust.visits.find(id);
  const group = visit?.groupId ? await trust.visits.ofGroup(visit.groupId) : [];
  await holdAll(trust, [id, ...group.map(each => each.id)]);
}

export async function holdAll(trust: Pick<TrustWrites, 'visits'>, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted()) await trust.visits.hold(id);
}
