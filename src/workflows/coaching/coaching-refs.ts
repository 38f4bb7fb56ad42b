import type { TrustWrites } from '#ports/store.ts';

/** What the cards about groups are about: one group, the words of somebody who asked for one, all of them, all their reviews, the rota, groups to be. */
export const groupRef = (id: string): string => `group:${id}`;
export const askedGroupRef = (words: string): string => `ask:${words}`;
export const GROUPS_REF = 'groups';
export const PEER_REVIEWS_REF = 'peer-reviews';
export const ROTA_REF = 'rota';
export const PROPOSE_GROUPS_REF = 'propose-groups';

/** Whatever shows the group shows it as it is now. */
export async function redrawGroups(trust: Pick<TrustWrites, 'outbox'>, id: string): Promise<void> {
  for (const subject of [groupRef(id), GROUPS_REF, PEER_REVIEWS_REF, ROTA_REF])
    await trust.outbox.wantUpdates(subject);
}
