import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { targetsToRaise } from '#workflows/standing/raise-targets.ts';
import type { Bot } from './context.ts';

/** The day on which each trust was last looked at by this process, by bot: a target moves on by days, not by minutes. */
const looked = new WeakMap<Bot, Map<string, IsoDate>>();

/**
 * Once a day, officers are told of targets that came to be at risk or have passed. The posts are keyed, so that a second
 * process or a clock that jumps writes none of them twice. Returns how many there are, on the day's first look.
 */
export async function raiseTargets(bot: Bot, trustId: string): Promise<number> {
  const now = bot.clock.now();
  const today = dayOf(now);
  const days = looked.get(bot) ?? new Map<string, IsoDate>();
  looked.set(bot, days);
  if (days.get(trustId) === today) return 0;
  const { bankHolidays, modelFiles } = bot;
  const posts = await targetsToRaise(bot.store.inTrust(trustId), { now, bankHolidays, modelFiles });
  if (posts.length > 0)
    await bot.store.transaction(trustId, async tx => {
      for (const post of posts) await tx.outbox.post(post, now);
    });
  days.set(trustId, today);
  return posts.length;
}
