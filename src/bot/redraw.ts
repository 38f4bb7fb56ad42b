import type { Conversation } from '#ports/conversation-store.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Delivery } from '#ports/outbox.ts';
import type { SendPlace } from '#ports/send-rate.ts';
import { belongsTo } from './audience.ts';
import { MOST_ATTEMPTS, waitAfter } from './back-off.ts';
import type { Bot } from './context.ts';
import { drawFor, isStoreFailure, NOT_DRAWN, nameOf, namesOf } from './draw-copy.ts';
import { paced, untilFree } from './pace.ts';
import { refusal } from './refuse.ts';

/** One posted copy that is to show how things stand. */
interface Stale {
  readonly trustId: string;
  readonly delivery: Delivery;
  readonly activityId: string;
  readonly place: Conversation & SendPlace;
}

/**
 * Redraws one posted copy after its subject changed. A PUT may be repeated, so what fails is tried again, as often as a
 * send; then the copy is marked as showing an older state. Throws `Later` when it is to be tried again.
 */
export async function redraw(bot: Bot, trustId: string, deliveryId: string): Promise<void> {
  const trust = bot.store.inTrust(trustId);
  const delivery = await trust.outbox.findDelivery(deliveryId);
  if (delivery?.state !== 'sent' || !delivery.activityId) return;
  const { activityId } = delivery;
  const conversation = await trust.conversations.find(delivery.conversationId);
  const { trustName, tenant } = await namesOf(bot, trustId);
  // News of the same thing goes first, and says the most.
  const place = conversation && { ...conversation, tenant, givesWay: true as const };
  if (place) await untilFree(bot, place);
  await bot.store.transaction(trustId, tx => tx.outbox.beginRedraw(deliveryId));
  if (!place) return;
  const copy: Stale = { trustId, delivery, activityId, place };
  try {
    await show(bot, copy, trustName);
  } catch (error) {
    if (isStoreFailure(error) || error instanceof Later) throw error;
    await failed(bot, copy, error);
  }
}

async function show(bot: Bot, { trustId, delivery, activityId, place }: Stale, trustName: string) {
  const trust = bot.store.inTrust(trustId);
  const post = await trust.outbox.findPost(delivery.postId);
  if (!post || !(await belongsTo(trust, place, post.audience))) return;
  const shown =
    (await bot.store.transaction(trustId, tx =>
      drawFor(bot, { trust: tx, trustName }, post, place, 'again'),
    )) ??
    // What is in somebody's chat and is no longer theirs does not stay there, and neither do its buttons.
    (place.kind === 'personal' && refusal(bot, 'nothing-there', { trustName, ask: '' }, 'personal'));
  if (!shown) return;
  await paced(bot, place, () => bot.messenger.update(place, activityId, shown));
  await bot.store.transaction(trustId, tx => tx.outbox.markShown(delivery.id, shown.version));
}

/** Of a message that is not there any more, which shows nothing old. */
const GONE: readonly (number | null)[] = [404, 410];
const NOT_FOUND = 'Teams did not find its message';

/** Throws when to try again; else it was given up, and the copy says so. */
async function failed(bot: Bot, { trustId, delivery, place }: Stale, error: unknown): Promise<void> {
  const { id, redrawTries } = delivery;
  const sending = error instanceof SendFailed ? error : null;
  if (!sending) bot.log.error({ delivery: id, error: nameOf(error) }, 'a card could not be drawn again');
  const isGone = sending?.arrived === 'never' && GONE.includes(sending.status);
  // Said once it may be a slip of Teams', and a message forgotten is never redrawn: it must say so twice running.
  if (isGone && delivery.error === NOT_FOUND)
    return bot.store.transaction(trustId, tx => tx.outbox.messageGone(id));
  const tries = redrawTries + 1;
  const afterMs = waitAfter(tries, sending?.retryAfterSeconds ?? null);
  if (sending?.status === 429) await bot.sendRate.hold(place, afterMs);
  const isOver = (sending?.arrived === 'never' && !isGone) || tries >= MOST_ATTEMPTS;
  const because = isGone ? NOT_FOUND : (sending?.message ?? NOT_DRAWN);
  const staleSince = isOver ? bot.clock.now() : null;
  await bot.store.transaction(trustId, tx => tx.outbox.redrawFailed(id, because, staleSince));
  if (!isOver) throw new Later(because, afterMs);
}
