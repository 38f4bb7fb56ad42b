import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { Bot } from './context.ts';

/**
 * Something of each trust that is looked at on a day's first tick: it moves on by days, not by minutes. Every process does it
 * for itself, so what it does is keyed. What failed is done again at the next tick.
 */
export function onceADay(
  work: (bot: Bot, trustId: string) => Promise<number>,
): (bot: Bot, trustId: string) => Promise<number> {
  const done = new WeakMap<Bot, Map<string, IsoDate>>();
  return async (bot, trustId) => {
    const today = dayOf(bot.clock.now());
    const days = done.get(bot) ?? new Map<string, IsoDate>();
    done.set(bot, days);
    if (days.get(trustId) === today) return 0;
    const found = await work(bot, trustId);
    days.set(trustId, today);
    return found;
  };
}
