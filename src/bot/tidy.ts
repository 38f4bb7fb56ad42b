import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { applyRetention, forgetsAnybody } from '#workflows/privacy/apply-retention.ts';
import type { Bot } from './context.ts';
import { nameOf } from './draw-copy.ts';

/** Trusts tidied in one turn, so that midnight is not one long wait for everybody. */
const TRUSTS_A_TURN = 5;

/** What is no trust's: the places something was sent to, by their hash. */
const SEND_RATE = 'the send rate';

/**
 * The day each trust and the send rate was last tidied by this process, by bot: once a day is enough, and twice does no
 * harm.
 */
const tidied = new WeakMap<Bot, Map<string, IsoDate>>();

/**
 * Ends what has been kept long enough, in a few of the trusts that have not had their turn today, and forgets some of the
 * places that nothing was sent to for long. Never throws: what fails has its next turn tomorrow, and nothing that is
 * needed today waits for that.
 */
export async function tidy(bot: Bot, trustIds: readonly string[]): Promise<void> {
  const days = tidied.get(bot) ?? new Map<string, IsoDate>();
  tidied.set(bot, days);
  const now = bot.clock.now();
  const today = dayOf(now);
  for (const trustId of trustIds.filter(id => days.get(id) !== today).slice(0, TRUSTS_A_TURN)) {
    if (!(await leavesMore(bot, trustId, now))) days.set(trustId, today);
  }
  if (days.get(SEND_RATE) !== today && !(await forgetsMore(bot))) days.set(SEND_RATE, today);
}

async function forgetsMore(bot: Bot): Promise<boolean> {
  try {
    return (await bot.sendRate.forget()) > 0;
  } catch (error) {
    bot.log.error({ error: nameOf(error) }, 'forgetting places that were sent nothing for long failed');
    return false;
  }
}

async function leavesMore(bot: Bot, trustId: string, now: IsoInstant): Promise<boolean> {
  try {
    const alone = await forgetsAnybody(bot.store.inTrust(trustId), now);
    const options = { seconds: 60, alone };
    return (await bot.store.transaction(trustId, tx => applyRetention(tx, now), options)).more;
  } catch (error) {
    bot.log.error({ error: nameOf(error), trust: trustId }, 'ending what was kept long enough failed');
    return false;
  }
}
