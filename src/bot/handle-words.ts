import type { Viewer } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import { NotSaved } from '#ports/store.ts';
import type { Bot, Caller, Identified } from './context.ts';
import { identify } from './identify.ts';
import { refuse } from './refuse.ts';
import { draw, loadFor, type ShownCard } from './show-card.ts';

/** Something typed to the bot. */
export interface Words {
  readonly caller: Caller;
  readonly text: string;
}

const LONGEST = 500;

/** The card that answers typed words. Commands live with the cards they show; anything else gets help. Never throws. */
export async function handleWords(bot: Bot, { caller, text }: Words): Promise<ShownCard> {
  const surface = caller.conversation.kind;
  let who: Identified | null = null;
  try {
    who = await identify(bot, caller, 'text');
    if (!who.known) return await refuse(bot, who.trust ? 'unknown-person' : 'no-trust', who, surface);
    const said = withoutMention(text).slice(0, LONGEST);
    const viewer: Viewer = { actor: who.actor, surface };
    const trust = bot.store.inTrust(who.trust.id);
    for (const card of bot.cards.values()) {
      for (const command of card.commands ?? []) {
        const match = command.pattern.exec(said);
        if (!match) continue;
        const ref = await command.find(trust, (match[1] ?? '').trim(), {
          now: bot.clock.now(),
          actor: who.actor,
        });
        const subject = await loadFor(bot, card, { trust, trustName: who.trust.name }, ref, viewer);
        return subject === null
          ? await refuse(bot, 'may-not-see', who, surface)
          : draw(bot, card, subject, { ref, viewer });
      }
    }
    return await help(bot, who, viewer, said);
  } catch (error) {
    bot.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'typed words failed');
    return refuse(bot, error instanceof NotSaved ? 'store-gone' : 'failed', who, surface);
  }
}

async function help(
  bot: Bot,
  who: Extract<Identified, { known: true }>,
  viewer: Viewer,
  said: string,
): Promise<ShownCard> {
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
