import type { IsoInstant } from '#domain/time/iso.ts';
import { warnOfTrouble } from '#workflows/deliveries/warn-of-trouble.ts';
import type { Bot } from './context.ts';

/** Several troubles in one go are one warning, and a healthy trust is not asked at every tick. */
const LOOK_EVERY_MS = 5 * 60_000;

/** When each trust was last looked at by this process, by bot. */
const looked = new WeakMap<Bot, Map<string, IsoInstant>>();

/** Tells the trust's administrators what did not arrive. Returns how many cards that makes. */
export async function warn(bot: Bot, trustId: string): Promise<number> {
  const now = bot.clock.now();
  const ofBot = looked.get(bot) ?? new Map<string, IsoInstant>();
  looked.set(bot, ofBot);
  const last = ofBot.get(trustId);
  // Either way: the clock may jump back.
  if (last && Math.abs(Date.parse(now) - Date.parse(last)) < LOOK_EVERY_MS) return 0;
  const written = await bot.store.transaction(trustId, tx => warnOfTrouble(tx, now));
  ofBot.set(trustId, now);
  return written;
}
