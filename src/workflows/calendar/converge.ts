import { addMinutes } from '#domain/time/iso.ts';
import { bringTogether } from './bring-together.ts';
import { createTogether, isNew } from './create-events.ts';
import { around, type Converging, inHand, LEASE_MINUTES, settling } from './turn.ts';

/**
 * Brings one record and its event together: looks at both, decides by what they last agreed, and changes the side that is to
 * follow. May be called by anybody at any time, any number of times: what is in hand elsewhere is left alone, and what fails
 * is due again later. Nothing the calendar can do throws.
 */
export async function converge(world: Converging, trustId: string, recordName: string): Promise<void> {
  const { store, calendars } = world;
  const trust = await store.trusts.find(trustId);
  const calendar = trust && calendars.of(trust.tenantId);
  if (!calendar) return;
  const turn = { world, trustId, calendar };
  const first = await store.transaction(trustId, async tx => {
    const now = world.clock.now();
    const link = await tx.calendarLinks.take(recordName, now, addMinutes(now, LEASE_MINUTES));
    return link && inHand(tx, link, around(world));
  });
  if (!first) return;
  await settling(turn, first, async () => {
    if (isNew(first, world.clock.now())) return createTogether(turn, first, bringTogether);
    return bringTogether(turn, first);
  });
}
