import { conversationsOf } from './audience.ts';
import type { Bot } from './context.ts';
import type { ReadPress } from './read-press.ts';
import { refuse } from './refuse.ts';
import { draw, loadAlone, type ShownCard } from './show-card.ts';

/**
 * The answer to someone who may not read what the card is about, or when that has gone. Whoever presses a card in
 * the channel it was posted to sees it anyway: it stays, with the action's own words on who may do this and whom to
 * ask. Anywhere else nothing of it is shown.
 */
export async function showBystander(bot: Bot, read: ReadPress): Promise<ShownCard> {
  const { who, viewer, card, action, stamp, input, kept } = read;
  const subject = (await isPostedHere(bot, read))
    ? await loadAlone(bot, card, who.trust, stamp.subject, { ...viewer, actor: null })
    : null;
  const allowed = subject === null ? null : action.allow(who.actor, subject, input);
  if (!allowed || allowed.ok) return refuse(bot, 'nothing-there', who, viewer.surface);
  const notice = { tone: 'refused', text: allowed.because } as const;
  return draw(bot, card, subject, { ref: stamp.subject, viewer, notice, kept });
}

async function isPostedHere(bot: Bot, { who, card, stamp, place }: ReadPress): Promise<boolean> {
  if (card.audience !== 'channel' || place.kind !== 'channel') return false;
  const trust = bot.store.inTrust(who.trust.id);
  for (const post of await trust.outbox.postsAbout(card.name, stamp.subject)) {
    const places = await conversationsOf(trust, post.audience);
    if (places.some(({ conversationId }) => conversationId === place.conversationId)) return true;
  }
  return false;
}
