import type { Bot, Caller } from './context.ts';
import { identify } from './identify.ts';
import { rememberPlace } from './notice-place.ts';

/** The bot was added somewhere, or someone opened the chat. Says nothing to tenants and people it does not know. */
export async function handleArrival(bot: Bot, caller: Caller): Promise<void> {
  await rememberPlace(bot, await identify(bot, caller, 'text'), caller.conversation);
}

/** The app was removed from a conversation: nothing more goes there. */
export async function handleRemoval(bot: Bot, caller: Caller): Promise<void> {
  const trust = await bot.store.trusts.byTenant(caller.tenantId);
  if (!trust) return;
  const { conversationId } = caller.conversation;
  await bot.store.transaction(trust.id, tx => tx.conversations.close(conversationId, bot.clock.now()));
}
