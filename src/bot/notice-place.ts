import { audiencesOf } from './audience.ts';
import type { Bot, Caller, Identified, Place } from './context.ts';
import { sameServiceUrl } from './service-url.ts';

/**
 * Remembers where the bot may write, welcomes a person once, and sends what was waiting for this conversation. A
 * personal chat with someone unknown is not remembered: nothing may be sent there.
 */
export async function rememberPlace(bot: Bot, who: Identified, place: Place): Promise<void> {
  if (!who.trust) return;
  if (place.kind === 'personal' && !who.known) return;
  const now = bot.clock.now();
  const personId = place.kind === 'personal' && who.known ? who.actor.personId : null;
  await bot.store.transaction(who.trust.id, async trust => {
    const { conversation, isNew } = await trust.conversations.remember({ ...place, personId }, now);
    if (!isNew) return;
    if (personId) {
      const audience = { kind: 'person', personId } as const;
      const welcome = {
        key: `welcome ${personId}`,
        card: 'help',
        subject: 'welcome',
        audience,
        urgency: 'now',
        dueAt: now,
      } as const;
      await trust.outbox.post(welcome, now);
    }
    for (const audience of await audiencesOf(trust, conversation)) {
      const due = (await trust.outbox.postsTo(audience)).filter(
        post => post.dueAt <= now && post.droppedAt === null,
      );
      // A card shows how things are now: of several about one thing one is enough.
      const latest = new Map(due.map(post => [`${post.card} ${post.subject}`, post.id]));
      await trust.outbox.requeue([...latest.values()], now);
    }
  });
  bot.jobs.nudge();
}

/**
 * The same for a chat whose opening was missed, or came before the person was imported; and for any place Teams serves
 * from elsewhere now. Known places cost one read.
 */
export async function noticePlace(bot: Bot, who: Identified, { conversation }: Caller): Promise<void> {
  if (!who.known) return;
  const { conversations } = bot.store.inTrust(who.trust.id);
  const [known] = await conversations.byTeamsIds([conversation.conversationId]);
  // A channel nobody chose is no place of ours.
  if (!known && conversation.kind !== 'personal') return;
  if (!known || !sameServiceUrl(known.serviceUrl, conversation.serviceUrl))
    await rememberPlace(bot, who, conversation);
}
