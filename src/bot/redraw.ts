import { SendFailed } from '#ports/messenger.ts';
import { belongsTo } from './audience.ts';
import { waitAfter } from './back-off.ts';
import type { Bot } from './context.ts';
import { drawFor, namesOf } from './draw-copy.ts';
import { paced, untilFree } from './pace.ts';
import { refusal } from './refuse.ts';

/** Redraws one posted copy after its subject changed. A PUT may be repeated, so any failure is tried again. */
export async function redraw(bot: Bot, trustId: string, deliveryId: string): Promise<void> {
  const trust = bot.store.inTrust(trustId);
  const delivery = await trust.outbox.findDelivery(deliveryId);
  if (delivery?.state !== 'sent' || !delivery.activityId) return;
  const { activityId } = delivery;
  const post = await trust.outbox.findPost(delivery.postId);
  const conversation = await trust.conversations.find(delivery.conversationId);
  const { trustName, tenant } = await namesOf(bot, trustId);
  const place = conversation && { ...conversation, tenant };
  if (place) await untilFree(bot, place);
  await bot.store.transaction(trustId, tx => tx.outbox.beginRedraw(deliveryId));
  if (!post || !place || !(await belongsTo(trust, conversation, post.audience))) return;
  const shown =
    (await bot.store.transaction(trustId, tx =>
      drawFor(bot, { trust: tx, trustName }, post, conversation, 'again'),
    )) ??
    // What is in somebody's chat and is no longer theirs does not stay there, and neither do its buttons.
    (conversation.kind === 'personal' && refusal(bot, 'nothing-there', { trustName, ask: '' }, 'personal'));
  if (!shown) return;
  try {
    await paced(bot, place, () => bot.messenger.update(conversation, activityId, shown));
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    if (error.arrived === 'never') return;
    if (error.status === 429) await bot.sendRate.hold(place, waitAfter(1, error.retryAfterSeconds));
    throw error;
  }
  await bot.store.transaction(trustId, tx => tx.outbox.markShown(deliveryId, shown.version));
}
