import type { Bot } from './context.ts';
import type { ReadPress } from './read-press.ts';
import { loadAlone } from './show-card.ts';

/** What an action's `look` saw; null where it was not allowed to look. */
export type Seen = { readonly seen: unknown } | null;

/**
 * Lets the action look at the world outside before its transaction begins: nothing outside is waited for within one. Only
 * for whoever may do it now; whether they still may, the transaction asks again.
 */
export async function lookOutside(bot: Bot, read: ReadPress): Promise<Seen> {
  const { who, viewer, card, action, stamp, input } = read;
  if (!action.look) return { seen: undefined };
  const subject = await loadAlone(bot, card, who.trust, stamp.subject, viewer);
  if (subject === null || !action.allow(who.actor, subject, input).ok) return null;
  const { newId, bankHolidays, modelFiles, newDocumentAddress, solver } = bot;
  const seen = await action.look(
    {
      trust: bot.store.inTrust(who.trust.id),
      calendar: bot.calendars.of(who.trust.tenantId),
      subject,
      ref: stamp.subject,
      actor: who.actor,
      now: bot.clock.now(),
      ...{ newId, bankHolidays, modelFiles, newDocumentAddress, solver },
    },
    input,
  );
  return { seen };
}
