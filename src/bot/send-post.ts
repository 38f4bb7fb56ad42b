import type { Viewer } from '#cards-kit/define-card.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Delivery, Post } from '#ports/outbox.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { conversationsOf } from './audience.ts';
import type { Bot } from './context.ts';
import { draw, type InTrust, loadFor, type ShownCard } from './show-card.ts';

/**
 * The one way out. Renders the card as it is now and sends it into every conversation of its audience that has not
 * had it. The claim is written before the send, so that a crash in between is seen as `unknown` and never as a
 * reason to send twice. Throws when something is worth trying again: the queue comes back to it.
 */
export async function sendPost(bot: Bot, trustId: string, postId: string): Promise<void> {
  const trust = bot.store.inTrust(trustId);
  const post = await trust.outbox.findPost(postId);
  if (!post) return;
  const trustName = await nameOf(bot, trustId);
  let again: SendFailed | null = null;
  for (const conversation of await conversationsOf(trust, post.audience)) {
    const claimed = await bot.store.transaction(trustId, tx =>
      claimAndDraw(bot, { trust: tx, trustName }, post, conversation),
    );
    if (!claimed) continue;
    again = (await sendOne(bot, trustId, claimed.delivery, conversation, claimed.shown)) ?? again;
  }
  if (again) throw again;
}

/**
 * The right to send this copy, and the card to send; null when it was sent already or there is nothing to show. The
 * subject is held meanwhile: a change is either on the card, or finds the claim and asks for a redraw.
 */
async function claimAndDraw(
  bot: Bot,
  { trust, trustName }: InTrust<TrustWrites>,
  post: Post,
  conversation: Conversation,
): Promise<{ delivery: Delivery; shown: ShownCard } | null> {
  const delivery = await trust.outbox.claim(post.id, conversation.id, bot.clock.now());
  if (!delivery) return null;
  await bot.cards.get(post.card)?.hold?.(trust, post.subject);
  const shown = await drawFor(bot, { trust, trustName }, post, conversation, 'first');
  if (shown) return { delivery, shown };
  // Its question has lapsed, or this person may no longer see it.
  await trust.outbox.release(delivery.id);
  return null;
}

/** Sends one copy and records what is known of it; returns the failure when the message surely did not arrive. */
async function sendOne(
  bot: Bot,
  trustId: string,
  delivery: Delivery,
  to: Conversation,
  shown: ShownCard,
): Promise<SendFailed | null> {
  const record = (
    work: (outbox: Parameters<Parameters<typeof bot.store.transaction>[1]>[0]['outbox']) => Promise<void>,
  ) => bot.store.transaction(trustId, tx => work(tx.outbox));
  try {
    const activityId = await bot.messenger.send(to, shown);
    await record(outbox => outbox.markSent(delivery.id, activityId, shown.version, bot.clock.now()));
    return null;
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    bot.log.warn(
      { delivery: delivery.id, arrived: error.arrived, status: error.status },
      'a card was not delivered',
    );
    if (error.arrived === 'unknown') await record(outbox => outbox.markUnknown(delivery.id, error.message));
    else if (error.arrived === 'never')
      await record(outbox => outbox.markRefused(delivery.id, error.message));
    else await record(outbox => outbox.release(delivery.id));
    return error.arrived === 'no' ? error : null;
  }
}

/** Redraws one posted copy after its subject changed. A PUT may be repeated, so any failure is tried again. */
export async function redraw(bot: Bot, trustId: string, deliveryId: string): Promise<void> {
  const trust = bot.store.inTrust(trustId);
  const delivery = await trust.outbox.findDelivery(deliveryId);
  if (delivery?.state !== 'sent' || !delivery.activityId) return;
  await bot.store.transaction(trustId, tx => tx.outbox.beginRedraw(deliveryId));
  const post = await trust.outbox.findPost(delivery.postId);
  const conversation = await trust.conversations.find(delivery.conversationId);
  const inTrust = { trust, trustName: await nameOf(bot, trustId) };
  const shown = post && conversation && (await drawFor(bot, inTrust, post, conversation));
  if (!shown || !conversation) return;
  try {
    await bot.messenger.update(conversation, delivery.activityId, shown);
  } catch (error) {
    if (error instanceof SendFailed && error.arrived === 'never') return;
    throw error;
  }
  await bot.store.transaction(trustId, tx => tx.outbox.markShown(deliveryId, shown.version));
}

/** The card as this conversation may see it; in a channel that is nobody in particular. */
async function drawFor(
  bot: Bot,
  { trust, trustName }: InTrust,
  post: Post,
  conversation: Conversation,
  time: 'first' | 'again' = 'again',
): Promise<ShownCard | null> {
  const card = bot.cards.get(post.card);
  if (!card) return null;
  const viewer = await viewerOf(trust, conversation);
  const subject = viewer && (await loadFor(bot, card, { trust, trustName }, post.subject, viewer));
  if (!viewer || subject === null) return null;
  if (time === 'first' && card.lapsed?.(subject)) return null;
  return draw(bot, card, subject, { ref: post.subject, viewer });
}

const nameOf = async (bot: Bot, trustId: string) => (await bot.store.trusts.find(trustId))?.name ?? '';

async function viewerOf(trust: TrustReads, { kind, personId }: Conversation): Promise<Viewer | null> {
  if (kind !== 'personal') return { actor: null, surface: kind };
  const person = personId ? await trust.people.find(personId) : null;
  if (!person) return null;
  const { id, name, appointments } = person;
  return {
    actor: { kind: 'person', personId: id, name, appointments, entrance: 'card' },
    surface: 'personal',
  };
}
