import { closePoll } from '#workflows/coaching/close-poll.ts';
import { duePolls, reviewsToTime } from '#workflows/coaching/due-polls.ts';
import { lookForReview, openPoll, type Polling } from '#workflows/coaching/open-poll.ts';
import type { ReviewScene } from '#workflows/coaching/review-scene.ts';
import type { SeenCalendars } from '#workflows/visits/look-at-calendars.ts';
import type { Bot } from './context.ts';
import { onceADay } from './once-a-day.ts';

/**
 * Closes polls about the times of peer reviews that are due, and asks whoever has come since. Calendars are looked at before each
 * transaction; what it does is looked at again within it, so of two processes one books. Returns how many it found.
 */
export async function timePeerReviews(bot: Bot, trustId: string): Promise<number> {
  const polling = pollingOf(bot);
  const trust = bot.store.inTrust(trustId);
  const { toClose, toAsk } = await duePolls(trust, polling);
  for (const { pollId, scene } of toClose) {
    const seen = await look(bot, trustId, scene, polling);
    await bot.store.transaction(trustId, tx => closePoll(tx, pollId, seen, polling), { seconds: 60 });
  }
  if (toAsk.length > 0)
    await bot.store.transaction(trustId, async tx => {
      for (const post of toAsk) await tx.outbox.post(post, polling.now);
    });
  return toClose.length + toAsk.length + (await beginPolls(bot, trustId));
}

/** Reviews whose days are near: one poll each, whichever process looks first. */
const beginPolls = onceADay(async (bot, trustId) => {
  const polling = pollingOf(bot);
  const due = await reviewsToTime(bot.store.inTrust(trustId), polling);
  for (const scene of due) {
    const seen = await look(bot, trustId, scene, polling);
    await bot.store.transaction(
      trustId,
      tx => openPoll(tx, scene.review.id, { seen, isFirst: true }, polling),
      { seconds: 60 },
    );
  }
  return due.length;
});

const pollingOf = ({ clock, newId, bankHolidays, modelFiles }: Bot): Polling => ({
  ...{ byId: 'fortnight', now: clock.now(), newId, bankHolidays, modelFiles },
});

async function look(bot: Bot, trustId: string, scene: ReviewScene, polling: Polling): Promise<SeenCalendars> {
  const trust = bot.store.inTrust(trustId);
  const tenantId = (await trust.trust.get())?.tenantId ?? null;
  return lookForReview(trust, bot.calendars.of(tenantId), scene, polling);
}
