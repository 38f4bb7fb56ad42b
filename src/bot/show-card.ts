import type { CardJson } from '#cards-kit/bind-template.ts';
import type { Card, LoadContext, Viewer } from '#cards-kit/define-card.ts';
import { render } from '#cards-kit/render.ts';
import { asPlain, type Plain, type Words } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import type { Outcome } from '#ports/meter.ts';
import { NotSaved, OutcomeUnknown, type TrustReads } from '#ports/store.ts';
import type { Bot } from './context.ts';
import { askedOf, type LoadAsked, questionsOf } from './questions-of.ts';

/** A card ready to be shown, and the sentence that stands for it where cards are not shown. */
export interface ShownCard {
  readonly card: CardJson;
  readonly summary: Words;
  readonly version: number;
  /** What was said above it, where only words can be shown. */
  readonly said: Plain | null;
  /** What became of what was asked, to be counted. */
  readonly outcome: Outcome;
  /** The same was said a moment ago: where it would be a message of its own, it is not said again. */
  readonly told?: boolean;
}

/** For a message without a card, whose text is read as Markdown: a summary is not made for that. */
export const inPlainWords = ({ said, summary }: ShownCard): Plain => said ?? asPlain(String(summary));

/** Where to read: one trust, in a transaction or not, and its name. */
export interface InTrust<Trust extends TrustReads = TrustReads> {
  readonly trust: Trust;
  readonly trustName: string;
}

export interface Showing {
  readonly ref: string;
  readonly viewer: Viewer;
  readonly page?: number;
  readonly kept?: Readonly<Record<string, Words>>;
  readonly link?: Words;
  readonly notice?: Notice;
}

/** The subject as it is now; null when there is none, or when this viewer may not see it. */
export async function loadFor(
  bot: Bot,
  card: Card,
  { trust, trustName }: InTrust,
  ref: string,
  viewer: Viewer,
): Promise<unknown> {
  const commands = [...bot.cards.values()].flatMap(each => each.commands ?? []);
  const opensDocuments = bot.newDocumentAddress !== null;
  const { bankHolidays, modelFiles } = bot;
  const now = bot.clock.now();
  const context: LoadContext = {
    ...{ now, viewer, trustName, opensDocuments, bankHolidays, modelFiles, commands },
    hasCalendar: async () => bot.calendars.of((await trust.trust.get()).tenantId) !== null,
    sendsMail: async () => bot.mails.of((await trust.trust.get()).tenantId) !== null,
    labelOf: name => bot.cards.get(name)?.label ?? 'a card of an older version',
    waitingQuestions: async () => {
      const { actor } = viewer;
      if (!actor) return [];
      const load: LoadAsked = (asking, asked) => loadFor(bot, asking, { trust, trustName }, asked, viewer);
      const inChat = await askedOf(bot, trust, actor.personId);
      return (await questionsOf({ cards: bot.cards, log: bot.log, viewer, load }, inChat)).waiting;
    },
  };
  const subject = await card.load(trust, ref, context);
  if (subject === null || (viewer.actor && !card.mayRead(viewer.actor, subject))) return null;
  return subject;
}

/**
 * The same where no transaction is open: one for the whole card, since on a server each read by itself would be one.
 * Throws `NotSaved` when the store fails, however it does: nothing was to be saved.
 */
export async function loadAlone(
  bot: Bot,
  card: Card,
  { id, name: trustName }: { readonly id: string; readonly name: string },
  ref: string,
  viewer: Viewer,
): Promise<unknown> {
  try {
    return await bot.store.transaction(id, trust => loadFor(bot, card, { trust, trustName }, ref, viewer));
  } catch (error) {
    throw error instanceof OutcomeUnknown ? new NotSaved('it was only read', { cause: error }) : error;
  }
}

export function draw(bot: Bot, card: Card, subject: unknown, showing: Showing): ShownCard {
  const drawn = render(card, subject, { ...showing, now: bot.clock.now(), newId: bot.newId });
  const { tone, text } = showing.notice ?? { tone: 'shown', text: null };
  const outcome = tone === 'wrong' ? 'wrong-input' : tone;
  return { ...drawn, version: card.version(subject), said: text, outcome };
}
