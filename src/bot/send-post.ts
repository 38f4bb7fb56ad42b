import type { Conversation } from '#ports/conversation-store.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Delivery, OutboxWrites } from '#ports/outbox.ts';
import { isHeldUntil, type Post } from '#ports/post.ts';
import { NotSaved, type TrustReads, type TrustWrites } from '#ports/store.ts';
import { quietUntil } from '#workflows/deliveries/quiet-until.ts';
import { placesOf } from './audience.ts';
import { MOST_ATTEMPTS, waitAfter } from './back-off.ts';
import type { Bot } from './context.ts';
import { drawFor, isStoreFailure, NOT_DRAWN, nameOf, namesOf } from './draw-copy.ts';
import { paced, untilFree } from './pace.ts';
import type { InTrust, ShownCard } from './show-card.ts';

/** One copy of a post, on its way. */
interface Copy {
  readonly trustId: string;
  readonly tenant: string;
  readonly trustName: string;
  readonly post: Post;
  readonly conversation: Conversation;
}

interface Claimed {
  readonly delivery: Delivery;
  readonly shown: ShownCard;
}

/**
 * The one way out. Renders the card as it is now and sends it into every conversation of its audience that has not
 * had it, or waits to have it tried again. The claim is written before the send, so that a crash in between is seen as `unknown` and never as a
 * reason to send twice. Throws `Later` when something is to be tried again.
 */
export async function sendPost(bot: Bot, trustId: string, postId: string): Promise<void> {
  const trust = bot.store.inTrust(trustId);
  const post = await trust.outbox.findPost(postId);
  if (!post || post.droppedAt !== null) return;
  if (await isHeldBack(bot, trust, post)) {
    await bot.store.transaction(trustId, tx => tx.outbox.unqueue(postId));
    return;
  }
  const names = await namesOf(bot, trustId);
  const had = new Set(
    (await trust.outbox.deliveriesOf(postId))
      .filter(({ state }) => state !== 'waiting')
      .map(delivery => delivery.conversationId),
  );
  const put: Later[] = [];
  for (const conversation of await placesOf(trust, post)) {
    if (had.has(conversation.id)) continue;
    const off = await sendCopy(bot, { trustId, ...names, post, conversation });
    if (off) put.push(off);
  }
  const [soonest] = put.toSorted((a, b) => a.afterMs - b.afterMs);
  if (soonest) throw soonest;
}

/** Queued before it got quiet, or tried again since: the first tick after takes it up again. */
async function isHeldBack({ clock, bankHolidays }: Bot, trust: TrustReads, post: Post): Promise<boolean> {
  if (post.urgency === 'now') return false;
  const openAt = await quietUntil(trust, { now: clock.now(), bankHolidays });
  return openAt !== null && isHeldUntil(post, openAt);
}

/** Sends one copy in its turn; returns why it is still to be sent, if it is. */
async function sendCopy(bot: Bot, copy: Copy): Promise<Later | null> {
  try {
    // Before the claim: a process that is stopped while it waits leaves nothing unknown behind.
    await untilFree(bot, placeOf(copy));
  } catch (error) {
    if (error instanceof Later) return error;
    throw error;
  }
  let claimed: Claimed | null;
  try {
    claimed = await bot.store.transaction(copy.trustId, tx =>
      claimAndDraw(bot, { trust: tx, trustName: copy.trustName }, copy),
    );
  } catch (error) {
    if (isStoreFailure(error)) throw error;
    return putOffUndrawn(bot, copy, error);
  }
  return claimed && sendClaimed(bot, copy, claimed.delivery, claimed.shown);
}

/** The card threw, and its claim was not saved: it counts as a try, and ends like one that Teams never took. */
function putOffUndrawn(
  bot: Bot,
  { trustId, post, conversation }: Copy,
  error: unknown,
): Promise<Later | null> {
  bot.log.error({ card: post.card, error: nameOf(error) }, 'a card could not be drawn');
  const now = bot.clock.now();
  return bot.store.transaction(trustId, async ({ outbox }) => {
    const delivery = await outbox.claim(post.id, conversation.id, now);
    if (!delivery) return null;
    if (delivery.attempts >= MOST_ATTEMPTS) {
      await outbox.giveUp(delivery.id, 'dead', NOT_DRAWN, now);
      return null;
    }
    await outbox.putOff(delivery.id, NOT_DRAWN, now);
    return new Later(NOT_DRAWN, waitAfter(delivery.attempts, null));
  });
}

const placeOf = ({ conversation, tenant }: Copy) => ({ ...conversation, tenant });

/**
 * The right to send this copy, and the card to send; null when it was sent already or there is nothing to show. The
 * subject is held meanwhile: a change is either on the card, or finds the claim and asks for a redraw.
 */
async function claimAndDraw(
  bot: Bot,
  { trust, trustName }: InTrust<TrustWrites>,
  { post, conversation }: Copy,
): Promise<Claimed | null> {
  const delivery = await trust.outbox.claim(post.id, conversation.id, bot.clock.now());
  if (!delivery) return null;
  await bot.cards.get(post.card)?.hold?.(trust, post.subject);
  const shown = await drawFor(bot, { trust, trustName }, post, conversation, 'first');
  if (shown) return { delivery, shown };
  // Its question has lapsed, or this person may no longer see it.
  await trust.outbox.release(delivery.id);
  return null;
}

/** Sends a claimed copy and records what is known of it; returns when to try again what surely did not arrive. */
async function sendClaimed(
  bot: Bot,
  copy: Copy,
  { id, attempts }: Delivery,
  shown: ShownCard,
): Promise<Later | null> {
  const now = () => bot.clock.now();
  const record = (work: (outbox: OutboxWrites) => Promise<void>) =>
    bot.store.transaction(copy.trustId, tx => work(tx.outbox));
  let activityId: string;
  try {
    activityId = await paced(bot, placeOf(copy), () => bot.messenger.send(copy.conversation, shown));
  } catch (error) {
    // No slot was had, so nothing was sent.
    if (error instanceof Later || error instanceof NotSaved) {
      await record(outbox => outbox.putOff(id, null, now()));
      if (error instanceof Later) return error;
    }
    if (!(error instanceof SendFailed)) throw error;
    const { message, arrived, status } = error;
    bot.log.warn({ delivery: id, arrived, status, attempts }, 'a card was not delivered');
    const tired = attempts >= MOST_ATTEMPTS;
    if (arrived === 'no' && !tired) await record(outbox => outbox.putOff(id, message, now()));
    else await record(outbox => outbox.giveUp(id, GIVEN_UP[arrived], message, now()));
    const afterMs = waitAfter(attempts, error.retryAfterSeconds);
    if (status === 429) await bot.sendRate.hold(placeOf(copy), afterMs);
    return arrived === 'no' && !tired ? new Later(message, afterMs) : null;
  }
  await record(outbox => outbox.markSent(id, activityId, shown.version, now()));
  return null;
}

/** What a copy becomes that is not tried again. */
const GIVEN_UP = { no: 'dead', never: 'refused', unknown: 'unknown' } as const;
