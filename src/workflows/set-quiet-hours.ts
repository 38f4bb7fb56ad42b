import type { QuietHours } from '#domain/academic-year/quiet-hours.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Changes what is given of the trust's quiet hours, on the record. What is held back follows at the bot's next tick. */
export async function setQuietHours(
  trust: TrustWrites,
  change: Partial<QuietHours>,
  now: IsoInstant,
): Promise<void> {
  const before = await trust.trust.quietHours();
  const after = { ...before, ...change };
  await trust.trust.setQuietHours(after);
  await trust.audit.append({
    at: now,
    actorId: actorId(OPERATOR),
    entrance: OPERATOR.entrance,
    verb: 'quiet-hours.set',
    subject: trust.trustId,
    before,
    after,
  });
}
