import type { IsoInstant } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { CHANNEL_IDS } from './cast.ts';
import type { Window } from './demo-folder.ts';
import type { Playground } from './playground.ts';
import { saveSeries } from './seed-meetings.ts';

/** What is written down of this run's windows, so that the next run knows they are gone. */
export function windowsOf(playgrounds: readonly Playground[]): Window[] {
  return playgrounds.map(({ serviceUrl, ids }) => ({ serviceUrl, conversationIds: Object.values(ids) }));
}

/** Forgets the last run's windows and gives the SIT series this run's copies of its channel. */
export async function changeWindows(
  store: Store,
  trustId: string,
  { gone, opened, now }: { gone: readonly Window[]; opened: readonly Playground[]; now: IsoInstant },
): Promise<void> {
  await store.transaction(trustId, async trust => {
    for (const { serviceUrl, conversationIds } of gone) {
      for (const id of conversationIds) await trust.conversations.close(id, serviceUrl, now);
    }
    await saveSeries(trust, [...CHANNEL_IDS, ...opened.map(({ ids }) => ids.channel)]);
  });
}
