import { audiencesOf } from './audience.ts';
import type { Bot, Caller } from './context.ts';
import { identify } from './identify.ts';

/**
 * The bot was added somewhere, or someone opened the chat: remembers where it may write, welcomes a person once,
 * and sends what was waiting for this conversation. Says nothing to tenants and people it does not know.
 */
export async function handleArrival(bot: Bot, caller: Caller): Promise<void> {
  const who = await identify(bot, caller, 'text');
  if (!who.trust) return;
  const now = bot.clock.now();
  const personal = caller.conversation.kind === 'personal';
  if (personal && !who.known) return;
  const personId = personal && who.known ? who.actor.personId : null;
  await bot.store.transaction(who.trust.id, async trust => {
    const { conversation, isNew } = await trust.conversations.remember(
      { ...caller.conversation, personId },
      now,
    );
    if (!isNew) return;
    if (personId) {
      const audience = { kind: 'person', personId } as const;
      await trust.outbox.post(
        { key: `welcome ${personId}`, card: 'help', subject: 'welcome', audience, dueAt: now },
        now,
      );
    }
    for (const audience of await audiencesOf(trust, conversation)) {
      const posts = await trust.outbox.postsTo(audience);
      await trust.outbox.requeue(
        posts.filter(post => post.dueAt <= now).map(post => post.id),
        now,
      );
    }
  });
  bot.jobs.nudge();
}

/** The app was removed from a conversation: nothing more goes there. */
export async function handleRemoval(bot: Bot, caller: Caller): Promise<void> {
  const trust = await bot.store.trusts.byTenant(caller.tenantId);
  if (!trust) return;
  const { conversationId, serviceUrl } = caller.conversation;
  await bot.store.transaction(trust.id, tx =>
    tx.conversations.close(conversationId, serviceUrl, bot.clock.now()),
  );
}
