import { countInWords } from '#domain/time/words.ts';
import type { Turn } from '#ports/ask-rate.ts';
import type { Bot, Caller } from './context.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { refusal } from './refuse.ts';
import type { ShownCard } from './show-card.ts';

/**
 * Counts something asked by whoever the activity says it is from: known before anything is looked up, so that somebody
 * who presses without end keeps only the counter busy. `what` is the same however often it is delivered.
 */
export function takeTurn(bot: Bot, caller: Caller, verb: string, what: unknown): Promise<Turn> {
  const { tenantId, objectId, memberId } = caller;
  const who = JSON.stringify([tenantId, objectId?.toLowerCase() ?? memberId]);
  return bot.askRate.take(who, idempotencyKey({ nonce: '', actorId: who, verb, input: what }));
}

/** The refusal of what came too soon after too much. */
export function tooFast(
  bot: Bot,
  { waitMs, told }: Extract<Turn, { may: false }>,
  surface: Caller['conversation']['kind'],
): ShownCard {
  const seconds = Math.max(Math.ceil(waitMs / 1000), 1);
  const wait =
    seconds > 90 ? countInWords(Math.ceil(seconds / 60), 'minute') : countInWords(seconds, 'second');
  return { ...refusal(bot, 'too-fast', { trustName: '', ask: '', wait }, surface), told };
}
