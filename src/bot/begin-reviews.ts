import { dueReviews, openDueReviews } from '#workflows/categories/open-due-reviews.ts';
import { tellTurns, turnsNow } from '#workflows/categories/whose-turn.ts';
import { onceADay } from './once-a-day.ts';

/**
 * Reviews of categories that have come due are begun: one a school, whichever process looks first. Whoever has come since
 * those under way came to wait for somebody of theirs is told. Returns how many there are of both.
 */
export const beginReviews = onceADay(async (bot, trustId) => {
  const { newId, bankHolidays, modelFiles } = bot;
  const stepping = { now: bot.clock.now(), newId, bankHolidays, modelFiles };
  const trust = bot.store.inTrust(trustId);
  const due = await dueReviews(trust, stepping);
  const turns = await turnsNow(trust, stepping);
  if (due.length + turns.length === 0) return 0;
  return bot.store.transaction(
    trustId,
    async tx => {
      await tellTurns(tx, turns, stepping.now);
      return turns.length + (await openDueReviews(tx, due, stepping));
    },
    { seconds: 60 },
  );
});
