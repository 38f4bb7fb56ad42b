import { isNeverTimeToRemind, type QuietHours } from '#domain/academic-year/quiet-hours.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { Explained } from '#domain/explained.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/** The settings contradict each other; the message says how. */
export class QuietHoursRefused extends Explained {
  override readonly name = 'QuietHoursRefused';
}

/** Changes what is given of the trust's quiet hours, on the record. What is held back follows at the bot's next tick. Throws QuietHoursRefused. */
export async function setQuietHours(
  trust: TrustWrites,
  change: Partial<QuietHours>,
  now: IsoInstant,
): Promise<void> {
  const before = await trust.trust.quietHours();
  const after = { ...before, ...change };
  if (isNeverTimeToRemind(after))
    throw new QuietHoursRefused(
      `Reminders would never come: it is quiet from ${after.from}, and they are to come from ${after.remindersFrom}. Give an earlier --reminders-from.`,
    );
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
