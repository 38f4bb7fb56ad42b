import { targetsToRaise } from '#workflows/standing/raise-targets.ts';
import { onceADay } from './once-a-day.ts';

/** Officers are told of targets that came to be at risk or have passed, each once. Returns how many there are. */
export const raiseTargets = onceADay(async (bot, trustId) => {
  const { bankHolidays, modelFiles } = bot;
  const now = bot.clock.now();
  const posts = await targetsToRaise(bot.store.inTrust(trustId), { now, bankHolidays, modelFiles });
  if (posts.length > 0)
    await bot.store.transaction(trustId, async tx => {
      for (const post of posts) await tx.outbox.post(post, now);
    });
  return posts.length;
});
