import { asPlain, clean, type Plain, plainText } from '#cards-kit/text.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Sheet } from '#domain/plan/sheet/sheet.ts';
import { type SentFile, SentFileRefused } from '#ports/sent-files.ts';
import { keepUpload } from '#workflows/plans/answer-upload.ts';
import { uploadRef } from '#workflows/plans/plan-refs.ts';
import { schoolsToPlan } from '#workflows/plans/schools-to-plan.ts';
import { whichOf } from '#workflows/standing/which-school.ts';
import { NoLongerKnown } from './carry-out.ts';
import type { Bot, Caller, Identified } from './context.ts';
import { personViewer } from './draw-copy.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { identify } from './identify.ts';
import { isAnswered } from './is-answered.ts';
import { noticePlace } from './notice-place.ts';
import { failure, refusal, refuse } from './refuse.ts';
import { draw, loadAlone, type ShownCard } from './show-card.ts';
import { takeTurn, tooFast } from './take-turn.ts';

/** Files sent to the bot, with what was typed beside them. */
export interface Sent {
  readonly caller: Caller;
  readonly files: readonly SentFile[];
  readonly text: string;
  /** Teams' id of the message; a message delivered again has the same. */
  readonly messageId: string | null;
}

/** What a person sees of a file's name. */
const LONGEST_NAME = 60;

/**
 * The card that answers a plan which was sent as a file; null when this very message has been answered. What is no plan is
 * refused in one sentence that says what to do. Never throws.
 */
export async function handleFile(bot: Bot, sent: Sent): Promise<ShownCard | null> {
  const { kind: surface, conversationId } = sent.caller.conversation;
  let who: Identified | null = null;
  try {
    const what = [conversationId, sent.messageId ?? sent.files.map(({ url }) => url)];
    const turn = await takeTurn(bot, sent.caller, 'file', what);
    if (!turn.may) return tooFast(bot, turn, surface);
    who = await identify(bot, sent.caller, 'text');
    if (!who.known) return await refuse(bot, who.trust ? 'unknown-person' : 'no-trust', who, surface);
    await noticePlace(bot, who, sent.caller);
    return await answer(bot, who, sent);
  } catch (error) {
    if (error instanceof NoLongerKnown) return refuse(bot, 'unknown-person', who, surface);
    bot.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a sent file failed');
    return refuse(bot, failure(error), who, surface);
  }
}

type Known = Extract<Identified, { known: true }>;

async function answer(bot: Bot, who: Known, sent: Sent): Promise<ShownCard | null> {
  const key = keyOf(who, sent);
  if (key !== null && (await isAnswered(bot, who.trust.id, key))) return null;
  try {
    return await received(bot, who, sent, key);
  } catch (error) {
    if (!(error instanceof Turned)) throw error;
    const { trust } = who;
    const isNew =
      key === null || (await bot.store.transaction(trust.id, tx => tx.answers.claim(key, bot.clock.now())));
    if (!isNew) return null;
    const notice = { tone: 'wrong', text: error.because } as const;
    const facts = { trustName: trust.name, ask: '' };
    return refusal(bot, 'nothing-to-show', facts, sent.caller.conversation.kind, notice);
  }
}

/** The file is not taken, for a reason that is said. */
class Turned extends Error {
  readonly because: Plain;
  constructor(because: Plain) {
    super('not taken');
    this.because = because;
  }
}

async function received(bot: Bot, who: Known, sent: Sent, key: string | null): Promise<ShownCard | null> {
  const { trust, actor } = who;
  const file = theFile(sent);
  const urn = await bot.store.transaction(trust.id, async tx => {
    const theirs = await schoolsToPlan(tx, { actor, now: bot.clock.now() });
    if (theirs.length === 0)
      throw new Turned(
        plainText`A school’s plan is sent by its head or its officers, and you are neither at any school, so the file was not opened.`,
      );
    const said = clean(sent.text, 100);
    const meant = said && whichOf(theirs, theirs, said);
    return meant && !('kind' in meant) ? meant.urn : null;
  });
  // Neither is waited for within a transaction.
  const sheets = await sheetsIn(bot, file);
  const id = await bot.store.transaction(trust.id, async tx => {
    const now = bot.clock.now();
    if (key !== null && !(await tx.answers.claim(key, now))) return null;
    if (!(await personViewer(tx, actor.personId))) throw new NoLongerKnown();
    const by = { byId: actor.personId, now, newId: bot.newId };
    return kept(() => keepUpload(tx, { fileName: file.name, sheets, urn }, by));
  });
  if (id === null) return null;
  bot.log.info({ trust: trust.id }, 'a plan was sent');
  const card = bot.cards.get('plan-import');
  if (!card) throw new Error('cards/plan-import is missing');
  const viewer = { actor, surface: 'personal' } as const;
  const ref = uploadRef(id);
  const subject = await loadAlone(bot, card, trust, ref, viewer);
  if (subject === null) return refuse(bot, 'may-not-see', who, 'personal');
  return draw(bot, card, subject, { ref, viewer });
}

/** The one file that is a spreadsheet by its name; what it really is shows when it is read. */
function theFile({ files, caller }: Sent): SentFile {
  const [file, ...more] = files;
  if (!file || caller.conversation.kind !== 'personal')
    throw new Turned(
      plainText`A plan is for those who work on it, so it is not read here. Please send the file in your own chat with Fortnight.`,
    );
  if (more.length > 0) throw new Turned(plainText`Those are several files. Please send one plan at a time.`);
  const name = clean(file.name, LONGEST_NAME);
  if (!/\.(xlsx|csv)$/i.test(file.name))
    throw new Turned(
      plainText`${name} is not a file that plans are read from. Please save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”, without macros and without a password, and send that.`,
    );
  return { ...file, name };
}

async function sheetsIn(bot: Bot, file: SentFile): Promise<readonly Sheet[]> {
  const { mostBytes } = bot.planFiles;
  return kept(async () => {
    const bytes = await bot.sentFiles.fetch(file, mostBytes);
    return bot.planFiles.read({ name: file.name, bytes });
  });
}

async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportRefused || error instanceof SentFileRefused)
      throw new Turned(asPlain(error.message, 500));
    throw error;
  }
}

/** The key under which a message counts as seen; null where Teams gives it no id. */
function keyOf({ actor }: Known, { caller, messageId }: Sent): string | null {
  if (messageId === null) return null;
  const place = caller.conversation.conversationId;
  return idempotencyKey({ nonce: messageId, actorId: actor.personId, verb: 'file', input: place });
}
