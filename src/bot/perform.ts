import { type Allowed, NotDone, type Outcome, type RunContext } from '#cards-kit/define-action.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import { timeInWords } from '#domain/time/words.ts';
import type { StoredAnswer } from '#ports/answer-store.ts';
import { NotSaved, OutcomeUnknown, type TrustWrites } from '#ports/store.ts';
import { changedFacts } from './changed-facts.ts';
import type { Bot } from './context.ts';
import { personViewer } from './draw-copy.ts';
import { isAnswered, unsure } from './is-answered.ts';
import { lookOutside, type Seen } from './look-outside.ts';
import { NOT_SAVED, type ReadPress, showUnchanged } from './read-press.ts';
import { refusal, refuse } from './refuse.ts';
import { showBystander } from './show-bystander.ts';
import { draw, loadAlone, loadFor, type ShownCard } from './show-card.ts';

/** Ends the transaction without saving and carries what to answer instead. */
class Instead extends Error {
  readonly answer: () => Promise<ShownCard>;
  constructor(answer: () => Promise<ShownCard>) {
    super('not done');
    this.answer = answer;
  }
}

/** No subject's: what was answered is not there to be given again. */
const NO_VERSION = -1;

const CHANGED: Notice = {
  tone: 'changed',
  text: plainText`Someone changed this while you were looking, so nothing was recorded. This is how it stands now.`,
};

/** Runs a press whose input is good. Throws only what the store throws. */
export async function perform(bot: Bot, read: ReadPress): Promise<ShownCard> {
  try {
    if (read.action.look && (await isAnswered(bot, read.who.trust.id, read.key)))
      return { ...(await again(bot, read)), outcome: 'repeated' };
    const seen = await lookOutside(bot, read);
    return await (read.action.kind === 'read' ? look(bot, read, seen) : once(bot, read, seen));
  } catch (error) {
    if (error instanceof Instead) return error.answer();
    if (error instanceof NotDone) return notDone(bot, read, error);
    if (error instanceof NotSaved) return showUnchanged(bot, read, NOT_SAVED);
    if (error instanceof OutcomeUnknown) return afterUnknown(bot, read);
    throw error;
  }
}

function notDone(
  bot: Bot,
  read: ReadPress,
  { because: text, instead }: NotDone,
): ShownCard | Promise<ShownCard> {
  if (!instead) return showUnchanged(bot, read, { tone: 'wrong', text });
  const { card, viewer, kept } = read;
  return draw(bot, card, instead.subject, {
    ...{ ref: instead.ref, viewer, kept, notice: { tone: 'changed', text } },
  });
}

/** Showing another side of the card: nothing is written, so nothing is counted. */
async function look(bot: Bot, read: ReadPress, seen: Seen): Promise<ShownCard> {
  const { who, viewer, card, action, stamp, input } = read;
  return bot.store.transaction(who.trust.id, async trust => {
    const subject = await loadFor(bot, card, { trust, trustName: who.trust.name }, stamp.subject, viewer);
    if (subject === null) throw new Instead(() => showBystander(bot, read));
    const allowed = action.allow(who.actor, subject, input);
    if (!allowed.ok)
      return draw(bot, card, subject, { ref: stamp.subject, viewer, notice: refused(allowed) });
    if (seen === null) throw new Instead(() => showUnchanged(bot, read, CHANGED));
    const { page, show, found, open } = await action.run(contextOf(bot, read, trust, subject, seen), input);
    if (found) return draw(bot, card, found.subject, { ref: found.ref, viewer, ...(page && { page }) });
    const [other, ref] = open ? [bot.cards.get(open.card), open.ref] : [card, show ?? stamp.subject];
    const shown =
      other === card && ref === stamp.subject
        ? subject
        : other && (await loadFor(bot, other, { trust, trustName: who.trust.name }, ref, viewer));
    if (!other || !shown) throw new Instead(() => refuse(bot, 'may-not-see', who, viewer.surface));
    return draw(bot, other, shown, { ref, viewer, ...(page && { page }) });
  });
}

/** State, audit, answer and outgoing redraws in one transaction, at most once for this press. */
async function once(bot: Bot, read: ReadPress, seen: Seen): Promise<ShownCard> {
  const { who, viewer, card, action, stamp, input, kept, key, verb } = read;
  const now = bot.clock.now();
  const shown = await bot.store.transaction(who.trust.id, async trust => {
    if (!(await trust.answers.claim(key, now)))
      throw new Instead(async () => ({ ...(await again(bot, read)), outcome: 'repeated' }));
    // They may have left, or been forgotten, since they were known.
    if (!(await personViewer(trust, who.actor.personId)))
      throw new Instead(() => refuse(bot, 'unknown-person', who, viewer.surface));
    await card.hold?.(trust, stamp.subject);
    const subject = await loadFor(bot, card, { trust, trustName: who.trust.name }, stamp.subject, viewer);
    if (subject === null) throw new Instead(() => showBystander(bot, read));
    // As it was read here, it stands: there is no need to read it once more.
    const instead = (notice: Notice) =>
      new Instead(async () => draw(bot, card, subject, { ref: stamp.subject, viewer, notice, kept }));
    const allowed = action.allow(who.actor, subject, input);
    if (!allowed.ok) throw instead(refused(allowed));
    if (seen === null || (action.kind === 'decide' && card.version(subject) !== stamp.version))
      throw instead(CHANGED);
    const was = card.facts?.(subject) ?? {};
    return settle(bot, read, trust, was, await action.run(contextOf(bot, read, trust, subject, seen), input));
  });
  bot.log.info({ verb, trust: who.trust.id }, 'a press was carried out');
  bot.jobs.nudge();
  return shown;
}

/** After the change, in its transaction: the fresh card, kept as the answer, and every other copy redrawn. */
async function settle(
  bot: Bot,
  read: ReadPress,
  trust: TrustWrites,
  was: Readonly<Record<string, unknown>>,
  outcome: Outcome,
): Promise<ShownCard> {
  const { who, viewer, card, stamp, key, verb, input, place } = read;
  const { said, tone = 'done', unchanged = false, link, audited = input } = outcome;
  const now = bot.clock.now();
  const notice: Notice = { tone, text: said ?? plainText`Done.` };
  const after = await loadFor(bot, card, { trust, trustName: who.trust.name }, stamp.subject, viewer);
  const drawn = (secret: Pick<Outcome, 'link'>): ShownCard =>
    after === null
      ? {
          ...refusal(bot, 'nothing-to-show', { trustName: who.trust.name, ask: '' }, viewer.surface, notice),
          outcome: 'done',
        }
      : draw(bot, card, after, {
          ref: stamp.subject,
          viewer,
          notice,
          ...(secret.link && { link: asWords(secret.link, 500) }),
        });
  const shown = drawn({});
  const actorId = who.actor.personId;
  await trust.audit.append({
    at: now,
    actorId,
    entrance: 'card',
    verb,
    subject: stamp.subject,
    input: audited,
    ...(card.facts && changedFacts(was, after === null ? {} : card.facts(after))),
  });
  const inHand = after !== null && card.workedOn?.(after) ? { card: card.name, ...place } : undefined;
  if (!unchanged) await trust.outbox.wantUpdates(stamp.subject, inHand && { except: inHand });
  await trust.answers.save({
    key,
    actorId,
    verb,
    subject: stamp.subject,
    ...(card.keepsNoAnswers
      ? { subjectVersion: NO_VERSION, body: {} }
      : { subjectVersion: shown.version, body: shown }),
    notice,
    at: now,
  });
  // An address opens the presser's own copy: others must not find it on an answer in front of them.
  return link && viewer.surface === 'personal' ? drawn({ link }) : shown;
}

/** The answer this press was given before; null when it never was, and then nothing of it was recorded. */
export async function answeredBefore(bot: Bot, read: ReadPress): Promise<ShownCard | null> {
  if (read.action.kind === 'read' || !(await isAnswered(bot, read.who.trust.id, read.key))) return null;
  return { ...(await again(bot, read)), outcome: 'repeated' };
}

/** The same press again: the stored answer while it still shows the truth, else today's card with the same words. */
async function again(bot: Bot, read: ReadPress): Promise<ShownCard> {
  try {
    const stored = await bot.store.inTrust(read.who.trust.id).answers.find(read.key);
    return stored ? await repeat(bot, read, stored) : await showUnchanged(bot, read, NOT_SAVED);
  } catch (error) {
    return unsure(error);
  }
}

async function repeat(bot: Bot, read: ReadPress, stored: StoredAnswer): Promise<ShownCard> {
  const { who, viewer, card, stamp } = read;
  const subject = await loadAlone(bot, card, who.trust, stamp.subject, viewer);
  if (subject === null) return refuse(bot, 'nothing-there', who, viewer.surface);
  if (card.version(subject) === stored.subjectVersion) return stored.body as ShownCard;
  const said = stored.notice as Notice;
  const { answers } = bot.store.inTrust(who.trust.id);
  const notice = said.tone === 'done' && (await answers.isOvertaken(stored)) ? overtaken(stored) : said;
  return draw(bot, card, subject, { ref: stamp.subject, viewer, notice });
}

/** On one card the same button pressed again is the same press: what it did may have been undone by another since. */
function overtaken({ at }: StoredAnswer): Notice {
  const time = timeInWords(at);
  return {
    tone: 'changed',
    text: plainText`That press was counted at ${time}, and you have done something else since. This is how it stands now: press again here if you mean it again.`,
  };
}

/** The commit was sent and never answered. Throws `OutcomeUnknown` when it cannot be looked up either. */
async function afterUnknown(bot: Bot, read: ReadPress): Promise<ShownCard> {
  const saved = await isAnswered(bot, read.who.trust.id, read.key);
  return saved ? again(bot, read) : showUnchanged(bot, read, NOT_SAVED);
}

function contextOf(
  bot: Bot,
  { who, stamp }: ReadPress,
  trust: TrustWrites,
  subject: unknown,
  { seen }: NonNullable<Seen>,
): RunContext<unknown> {
  const { clock, newId, bankHolidays, modelFiles, newDocumentAddress } = bot;
  return {
    trust,
    subject,
    seen,
    ref: stamp.subject,
    actor: who.actor,
    now: clock.now(),
    newId,
    bankHolidays,
    modelFiles,
    newDocumentAddress,
  };
}

function refused(allowed: Extract<Allowed, { ok: false }>): Notice {
  return { tone: 'refused', text: allowed.because };
}
