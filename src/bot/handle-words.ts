import type { Card, Viewer } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import type { TrustWrites } from '#ports/store.ts';
import { askedKey } from './audience.ts';
import { carryOut, NoLongerKnown } from './carry-out.ts';
import type { Bot, Caller, Identified } from './context.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { identify } from './identify.ts';
import { isAnswered } from './is-answered.ts';
import { noticePlace } from './notice-place.ts';
import { failure, refusal, refuse } from './refuse.ts';
import { draw, loadAlone, type ShownCard } from './show-card.ts';
import { takeTurn, tooFast } from './take-turn.ts';

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
    const { conversationId } = words.caller.conversation;
    const message = [conversationId, words.messageId ?? words.text];
    const turn = await takeTurn(bot, words.caller, 'words', message);
    if (!turn.may && !turn.mayLookUp) return tooFast(bot, turn, surface);
    who = await identify(bot, words.caller, 'text');
    if (!who.known && !turn.may) return tooFast(bot, turn, surface);
    if (!who.known) return await refuse(bot, who.trust ? 'unknown-person' : 'no-trust', who, surface);
    if (!turn.may) return (await wasAnswered(bot, who, words)) ? null : tooFast(bot, turn, surface);
    await noticePlace(bot, who, words.caller);
    return await answer(bot, who, words);
  } catch (error) {
    if (error instanceof NoLongerKnown) return refuse(bot, 'unknown-person', who, surface);
    bot.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'typed words failed');
    return refuse(bot, failure(error), who, surface);
  }
}

type Known = Extract<Identified, { known: true }>;

/** The key under which a message counts as seen; null where Teams gives it no id. */
function keyOf({ actor }: Known, { caller, messageId }: Words): string | null {
  if (messageId === null) return null;
  const place = caller.conversation.conversationId;
  return idempotencyKey({ nonce: messageId, actorId: actor.personId, verb: 'words', input: place });
}

async function wasAnswered(bot: Bot, who: Known, words: Words): Promise<boolean> {
  const key = keyOf(who, words);
  return key !== null && isAnswered(bot, who.trust.id, key);
}

/** Null when this message was seen before; from now on it was. */
async function answer(bot: Bot, who: Known, words: Words): Promise<ShownCard | null> {
  const said = withoutMention(words.text).slice(0, LONGEST);
  const found = match(bot, said);
  const key = keyOf(who, words);
  const { kind: surface } = words.caller.conversation;
  if (found && 'act' in found.command) {
    const { card, command, argument } = found;
    const done = await carryOut(bot, who, { card, command, argument, place: words.caller.conversation, key });
    if (!done) return null;
    const notice: Notice = { tone: done.tone, text: done.said };
    if (done.ref === '') return tell(bot, who, surface, notice);
    try {
      return await show(bot, who, card, surface, done.ref, notice);
    } catch (error) {
      // It is done, whatever keeps the card from being shown.
      bot.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'what was done is not shown');
      return tell(bot, who, surface, notice);
    }
  }
  const isNew = (tx: TrustWrites) => key === null || tx.answers.claim(key, bot.clock.now());
  if (!(await bot.store.transaction(who.trust.id, async tx => isNew(tx)))) return null;
  if (!found || 'act' in found.command) return help(bot, who, { actor: who.actor, surface }, said);
  const trust = bot.store.inTrust(who.trust.id);
  const { conversation: place } = words.caller;
  const ref = await found.command.find(trust, found.argument, {
    now: bot.clock.now(),
    actor: who.actor,
    bankHolidays: bot.bankHolidays,
    modelFiles: bot.modelFiles,
    newId: bot.newId,
    place,
  });
  if (typeof ref === 'string') return show(bot, who, found.card, surface, ref);
  return tell(bot, who, surface, { tone: 'changed', text: ref.nothing });
}

/** A sentence, where there is no card to show with it. */
function tell(bot: Bot, who: Known, surface: Viewer['surface'], notice: Notice): ShownCard {
  return refusal(bot, 'nothing-to-show', { trustName: who.trust.name, ask: '' }, surface, notice);
}

async function show(
  bot: Bot,
  who: Known,
  card: Card,
  surface: Viewer['surface'],
  ref: string,
  notice?: Notice,
): Promise<ShownCard> {
  const viewer: Viewer = { actor: who.actor, surface };
  // What only concerns whoever asked is not shown to everybody, even where everybody may read it.
  if (card.audience !== 'anyone' && surface !== 'personal')
    return answerAlone(bot, who, card, ref, surface, notice);
  const subject = await loadAlone(bot, card, who.trust, ref, viewer);
  // What was done is said also where its card may not be seen.
  if (subject === null)
    return notice ? tell(bot, who, surface, notice) : refuse(bot, 'may-not-see', who, surface);
  return draw(bot, card, subject, { ref, viewer, ...(notice && { notice }) });
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
  notice?: Notice,
) {
  const { personId } = actor;
  const facts = { trustName: trust.name, ask: '' };
  const chats = await bot.store.inTrust(trust.id).conversations.personalOf(personId);
  if (chats.length === 0) return refusal(bot, 'ask-alone', facts, surface, notice);
  const now = bot.clock.now();
  const audience = { kind: 'person', personId } as const;
  const post = {
    key: askedKey(bot.newId()),
    card: card.name,
    subject: ref,
    audience,
    urgency: 'now',
    dueAt: now,
  } as const;
  await bot.store.transaction(trust.id, tx => tx.outbox.post(post, now));
  bot.jobs.nudge();
  return refusal(bot, 'answered-alone', facts, surface, notice);
}

async function help(bot: Bot, who: Known, viewer: Viewer, said: string): Promise<ShownCard> {
  const card = bot.cards.get('help');
  if (!card) throw new Error('cards/help is missing');
  const subject = await loadAlone(bot, card, who.trust, 'help', viewer);
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
