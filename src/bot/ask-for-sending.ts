import { dueRequests } from '#workflows/obligations/due-requests.ts';
import { lateRequests } from '#workflows/obligations/late-requests.ts';
import { openRequests } from '#workflows/obligations/open-requests.ts';
import { NOT_SENT_REF } from '#workflows/obligations/request-refs.ts';
import { onceADay } from './once-a-day.ts';

/** So many schools are held at once; a morning on which all are asked is some short transactions. */
const AT_ONCE = 25;

/** What is to be sent is asked for, a school week before its day: whichever process looks first. Returns how many times. */
export const askForSending = onceADay(async (bot, trustId) => {
  const { newId, bankHolidays, modelFiles } = bot;
  const opening = { now: bot.clock.now(), newId, bankHolidays, modelFiles };
  const trust = bot.store.inTrust(trustId);
  const urns = (await dueRequests(trust, opening)).map(({ school }) => school.urn);
  let count = 0;
  for (let at = 0; at < urns.length; at += AT_ONCE) {
    const some = urns.slice(at, at + AT_ONCE);
    count += await bot.store.transaction(trustId, tx => openRequests(tx, some, opening), { seconds: 60 });
  }
  // By itself the day makes something late: the officers' card says so.
  if ((await lateRequests(trust, opening)).length > 0)
    await bot.store.transaction(trustId, tx => tx.outbox.wantUpdates(NOT_SENT_REF));
  return count;
});
