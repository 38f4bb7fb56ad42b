import { dueCheckIns } from '#workflows/plans/due-check-ins.ts';
import { openCheckIns } from '#workflows/plans/open-check-ins.ts';
import { onceADay } from './once-a-day.ts';

/** So many plans are held at once; a morning on which thousands are asked about is many short transactions. */
const AT_ONCE = 500;

/** Check-ins on plans that have come due are opened: one a plan, whichever process looks first. Returns how many. */
export const askAboutPlans = onceADay(async (bot, trustId) => {
  const { newId, bankHolidays, modelFiles } = bot;
  const planning = { now: bot.clock.now(), newId, bankHolidays, modelFiles };
  const due = await dueCheckIns(bot.store.inTrust(trustId), planning);
  let count = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE);
    count += await bot.store.transaction(trustId, tx => openCheckIns(tx, some, planning), { seconds: 60 });
  }
  return count;
});
