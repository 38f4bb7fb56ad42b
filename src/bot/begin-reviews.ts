import { dueReviews, openDueReviews } from '#workflows/categories/open-due-reviews.ts';
import { onceADay } from './once-a-day.ts';

/** Reviews of categories that have come due are begun: one a school, whichever process looks first. Returns how many. */
export const beginReviews = onceADay(async (bot, trustId) => {
  const { newId, bankHolidays, modelFiles } = bot;
  const stepping = { now: bot.clock.now(), newId, bankHolidays, modelFiles };
  const due = await dueReviews(bot.store.inTrust(trustId), stepping);
  if (due.length === 0) return 0;
  return bot.store.transaction(trustId, tx => openDueReviews(tx, due, stepping), { seconds: 60 });
});
