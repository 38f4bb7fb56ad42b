import type { Card, Viewer } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import { NotSaved } from '#ports/store.ts';
import type { Bot, Caller, Identified } from './context.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { identify } from './identify.ts';
import { noticePlace } from './notice-place.ts';
import { refusal, refuse } from './refuse.ts';
import { draw, loadFor, type ShownCard } from './show-card.ts';

/** Something typed to the bot. */
export interface Words {
  readonly caller: Caller;
  readonly text: string;
  /** Teams' id of the message; a message delivered again has the same. */
  readonly messageId: string | null;
}

const LONGEST = 500;

/**
 * The card that answers typed words; null when this very message has been answered. Commands live with the cards
 * they show; anything else gets help. Never throws.
 */
export async function handleWords(bot: Bot, words: Words): Promise<ShownCard | null> {
  const surface = words.caller.conversation.kind;
  let who: Identified | null = null;
  try {
    who = await identify(bot, words.caller, 'text');
    if (!who.known) return await refuse(bot, who.trust ? 'unknown-person' : 'no-trust', who, surface);
    if (await isRepeat(bot, who, words)) return null;
    await noticePlace(bot, who, words.caller);
    return await answer(bot, who, withoutMention(words.text).slice(0, LONGEST), surface);
  } catch (error) {
    bot.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'typed words failed');
    return refuse(bot, error instanceof NotSaved ? 'store-gone' : 'failed', who, surface);
  }
}

type Known = Extract<Identified, { known: true }>;

/** Whether this message was seen before; from now on it was. */
async function isRepeat(bot: Bot, { trust, actor }: Known, { caller, messageId }: Words): Promise<boolean> {
  if (messageId === null) return false;
  const place = caller.conversation.conversationId;
  const key = idempotencyKey({ nonce: messageId, actorId: actor.personId, verb: 'words', input: place });
  return !(await bot.store.transaction(trust.id, tx => tx.answers.claim(key, bot.clock.now())));
}

async function answer(bot: Bot, who: Known, said: string, surface: Viewer['surface']): Promise<ShownCard> {
  const viewer: Viewer = { actor: who.actor, surface };
  const trust = bot.store.inTrust(who.trust.id);
  const found = match(bot, said);
  if (!found) return help(bot, who, viewer, said);
  const { card, command, argument } = found;
  const ref = await command.find(trust, argument, { now: bot.clock.now(), actor: who.actor });
  if (card.audience === 'person' && surface !== 'personal') return answerAlone(bot, who, card, ref, surface);
  const subject = await loadFor(bot, card, { trust, trustName: who.trust.name }, ref, viewer);
  return subject === null
    ? refuse(bot, 'may-not-see', who, surface)
    : draw(bot, card, subject, { ref, viewer });
}

function match(bot: Bot, said: string) {
  for (const card of bot.cards.values()) {
    for (const command of card.commands ?? []) {
      const words = command.pattern.exec(said);
      if (words) return { card, command, argument: (words[1] ?? '').trim() };
    }
  }
  return null;
}

/** What is for one person goes to that person's own chat, wherever it was asked. */
async function answerAlone(
  bot: Bot,
  { trust, actor }: Known,
  card: Card,
  ref: string,
  surface: Viewer['surface'],
) {
  const { personId } = actor;
  const facts = { trustName: trust.name, ask: '' };
  const chats = await bot.store.inTrust(trust.id).conversations.personalOf(personId);
  if (chats.length === 0) return refusal(bot, 'ask-alone', facts, surface);
  const now = bot.clock.now();
  const audience = { kind: 'person', personId } as const;
  const post = { key: `asked ${bot.newId()}`, card: card.name, subject: ref, audience, dueAt: now };
  await bot.store.transaction(trust.id, tx => tx.outbox.post(post, now));
  bot.jobs.nudge();
  return refusal(bot, 'answered-alone', facts, surface);
}

async function help(bot: Bot, who: Known, viewer: Viewer, said: string): Promise<ShownCard> {
  const card = bot.cards.get('help');
  if (!card) throw new Error('cards/help is missing');
  const subject = await loadFor(
    bot,
    card,
    { trust: bot.store.inTrust(who.trust.id), trustName: who.trust.name },
    'help',
    viewer,
  );
  const notice: Notice | null = said
    ? { tone: 'wrong', text: plainText`I did not understand “${asShort(said)}”. Here is what I answer.` }
    : null;
  return draw(bot, card, subject, { ref: 'help', viewer, ...(notice && { notice }) });
}

const asShort = (said: string) => (said.length > 60 ? `${said.slice(0, 59)}…` : said);

/** In a channel the bot is always mentioned: "<at>Fortnight</at> status oakwood". */
function withoutMention(text: string): string {
  return text
    .replaceAll(/<at[^>]{0,200}>[^<]{0,200}<\/at>/gi, ' ')
    .replaceAll(/&nbsp;/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
