import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { applyRetention, forgetsAnybody } from '#workflows/privacy/apply-retention.ts';
import type { Bot } from './context.ts';

/** Trusts tidied in one turn, so that midnight is not one long wait for everybody. */
const TRUSTS_A_TURN = 5;

/** The day each trust was last tidied by this process, by bot: once a day is enough, and twice does no harm. */
const tidied = new WeakMap<Bot, Map<string, IsoDate>>();

/**
 * Ends what has been kept long enough, in a few of the trusts that have not had their turn today. Never throws: a trust
 * that fails has its next turn tomorrow, and nothing it needs today waits for that.
 */
export async function tidy(bot: Bot, trustIds: readonly string[]): Promise<void> {
  const days = tidied.get(bot) ?? new Map<string, IsoDate>();
  tidied.set(bot, days);
  const now = bot.clock.now();
  const today = dayOf(now);
  for (const trustId of trustIds.filter(id => days.get(id) !== today).slice(0, TRUSTS_A_TURN)) {
    if (!(await leavesMore(bot, trustId, now))) days.set(trustId, today);
  }
}

async function leavesMore(bot: Bot, trustId: string, now: IsoInstant): Promise<boolean> {
  try {
    const alone = await forgetsAnybody(bot.store.inTrust(trustId), now);
    const options = { seconds: 60, alone };
    return (await bot.store.transaction(trustId, tx => applyRetention(tx, now), options)).more;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    bot.log.error({ error: name, trust: trustId }, 'ending what was kept long enough failed');
    return false;
  }
}
