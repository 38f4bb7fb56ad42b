import { awayByMailbox } from '#workflows/away/who-is-away.ts';
import { beginOnLate, escalationsToday, keepEscalation } from '#workflows/escalation/keep-escalations.ts';
import { onceAWorkingDay } from './once-a-day.ts';

/**
 * What is late goes its way: the school is reminded, then the officer asked. Before anything is, mailboxes are asked whether whoever
 * could answer is away; one that cannot be asked is nobody's absence. One escalation a transaction, so that no two wait for each
 * other. Returns how many steps were taken.
 */
export const keepEscalations = onceAWorkingDay(async (bot, trustId) => {
  const { modelFiles, bankHolidays, store } = bot;
  const asking = { now: bot.clock.now(), modelFiles, bankHolidays };
  const trust = store.inTrust(trustId);
  const { late, open, answererIds, kindsOf } = await escalationsToday(trust, asking);
  if (late.length + open.length === 0) return 0;
  const { tenantId } = await trust.trust.get();
  const people = (await trust.people.list()).filter(({ id }) => answererIds.includes(id));
  const { byMailbox, unknown } = await awayByMailbox(bot.automaticReplies.of(tenantId), people, asking.now);
  if (unknown > 0) bot.log.warn({ trustId, unknown }, 'mailboxes could not be asked for automatic replies');
  const keeping = { ...asking, kindsOf, byMailbox };
  let steps = 0;
  for (const of of late) if (await store.transaction(trustId, tx => beginOnLate(tx, of, keeping))) steps += 1;
  for (const id of open) steps += await store.transaction(trustId, tx => keepEscalation(tx, id, keeping));
  return steps;
});
