import type { WaitingQuestion } from '#cards-kit/waiting-question.ts';
import {
  type DayKinds,
  dayKinds,
  isReminderTime,
  workingDaysSince,
} from '#domain/academic-year/quiet-hours.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { CardInChat } from '#ports/outbox.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import type { Bot } from './context.ts';
import { personViewer } from './draw-copy.ts';
import { askedOf, type LoadAsked, questionsOf } from './questions-of.ts';
import { loadAlone, loadFor } from './show-card.ts';

/** The card that lists them, and its reference for one person. */
const CARD = 'waiting-questions';
const refOf = (personId: string) => `questions of ${personId}`;

/** Working days a question, or the last reminder, is left alone. */
const PATIENCE_DAYS = 3;

/** Until it is time, it is asked no more often than this whether it is. */
const LOOK_EVERY_MS = 60_000;

/** When each trust was last looked at by this process, by bot, and whether that was all for the day: what waits is counted in days. */
const looked = new WeakMap<Bot, Map<string, { at: IsoInstant; isDone: boolean }>>();

/**
 * Once a working day, whoever has left a question waiting gets one card of all of theirs. The post is keyed by the
 * person and London's day, so that no second process, restart or jump of the clock makes it two. Returns how many.
 */
export async function remind(bot: Bot, trustId: string): Promise<number> {
  const now = bot.clock.now();
  const today = dayOf(now);
  const ofBot = looked.get(bot) ?? new Map<string, { at: IsoInstant; isDone: boolean }>();
  looked.set(bot, ofBot);
  const last = ofBot.get(trustId);
  if (last?.isDone ? dayOf(last.at) === today : last && isJustNow(last.at, now)) return 0;
  ofBot.set(trustId, { at: now, isDone: false });
  const trust = bot.store.inTrust(trustId);
  const { bankHolidays } = bot;
  const kinds = dayKinds(await readCalendar(trust, bankHolidays), year => bankHolidays.inYear(year));
  if (!isReminderTime(now, await trust.trust.quietHours(), kinds)) return 0;
  const { posts, settled } = await remindersFor(bot, trust, { today, kinds });
  if (posts.length > 0)
    await bot.store.transaction(trustId, async tx => {
      for (const post of posts) await tx.outbox.post(post, now);
    });
  for (const card of settled) await settle(bot, trustId, card);
  ofBot.set(trustId, { at: now, isDone: true });
  return posts.length;
}

/**
 * Looks once more while nobody can change the card: what changed since the first look is seen, and what changes from now
 * on finds the mark. One card a transaction, so that no two wait for each other.
 */
async function settle(bot: Bot, trustId: string, card: CardInChat): Promise<void> {
  await bot.store.transaction(trustId, async tx => {
    if (!(await tx.outbox.holdInChat(card))) return;
    if (await asksNothing(bot, tx, card)) await tx.outbox.askNoMore(card);
  });
}

async function asksNothing(bot: Bot, trust: TrustWrites, inChat: CardInChat): Promise<boolean> {
  const viewer = await personViewer(trust, inChat.personId);
  if (!viewer) return true;
  const load: LoadAsked = (card, ref) => loadFor(bot, card, { trust, trustName: '' }, ref, viewer);
  return (await questionsOf({ ...bot, viewer, load }, [inChat])).settled.length > 0;
}

/** Either way: the clock may jump back. */
const isJustNow = (at: IsoInstant, now: IsoInstant) =>
  Math.abs(Date.parse(now) - Date.parse(at)) < LOOK_EVERY_MS;

async function remindersFor(
  bot: Bot,
  trust: TrustReads,
  { today, kinds }: { today: IsoDate; kinds: DayKinds },
): Promise<{ posts: PostRequest[]; settled: CardInChat[] }> {
  const posts: PostRequest[] = [];
  const settled: CardInChat[] = [];
  const ofPeople = Map.groupBy(await askedOf(bot, trust), ({ personId }) => personId);
  for (const [personId, inChat] of ofPeople) {
    const viewer = await personViewer(trust, personId);
    if (!viewer) {
      settled.push(...inChat);
      continue;
    }
    const load: LoadAsked = (card, ref) => loadAlone(bot, card, { id: trust.trustId, name: '' }, ref, viewer);
    const { waiting, settled: over } = await questionsOf({ ...bot, viewer, load }, inChat);
    settled.push(...over);
    const before = await trust.outbox.postsAbout(CARD, refOf(personId));
    const last = before.map(({ createdAt }) => dayOf(createdAt)).reduce(later, '');
    if (!waiting.some(question => hasWaited(question, last, today, kinds))) continue;
    posts.push({
      key: `waiting ${personId} ${today}`,
      card: CARD,
      subject: refOf(personId),
      audience: { kind: 'person', personId },
      urgency: 'can-wait',
      about: [...new Set(waiting.map(({ ref }) => ref))],
      dueAt: bot.clock.now(),
    });
  }
  return { posts, settled };
}

/** Since it was asked, the card last sent, and the person last reminded. */
function hasWaited(
  { since, sentAt }: WaitingQuestion,
  reminded: IsoDate | '',
  today: IsoDate,
  kinds: DayKinds,
): boolean {
  const from = [since, dayOf(sentAt), reminded].reduce(later);
  return workingDaysSince(from, today, kinds) >= PATIENCE_DAYS;
}

const later = (a: string, b: string) => (a > b ? a : b);
