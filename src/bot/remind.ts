import type { WaitingQuestion } from '#cards-kit/waiting-question.ts';
import { type DayKinds, workingDaysSince } from '#domain/academic-year/quiet-hours.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { CardInChat } from '#ports/outbox.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { awayByRecord } from '#workflows/away/who-is-away.ts';
import { REMINDER_CARD, reminderPost, remindersOf } from '#workflows/deliveries/reminder-post.ts';
import type { Bot } from './context.ts';
import { personViewer } from './draw-copy.ts';
import { onceAWorkingDay } from './once-a-day.ts';
import { askedOf, type LoadAsked, questionsOf } from './questions-of.ts';
import { loadAlone, loadFor } from './show-card.ts';

/** Working days a question, or the last reminder, is left alone. */
const PATIENCE_DAYS = 3;

/**
 * Once a working day, whoever has left a question waiting gets one card of all of theirs. The post is keyed by the
 * person and London's day, so that no second process, restart or jump of the clock makes it two. Returns how many.
 */
export const remind = onceAWorkingDay(async (bot, trustId, kinds) => {
  const now = bot.clock.now();
  const { posts, settled } = await remindersFor(bot, bot.store.inTrust(trustId), {
    today: dayOf(now),
    kinds,
  });
  if (posts.length > 0)
    await bot.store.transaction(trustId, async tx => {
      for (const post of posts) await tx.outbox.post(post, now);
    });
  for (const card of settled) await settle(bot, trustId, card);
  return posts.length;
});

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

async function remindersFor(
  bot: Bot,
  trust: TrustReads,
  { today, kinds }: { today: IsoDate; kinds: DayKinds },
): Promise<{ posts: PostRequest[]; settled: CardInChat[] }> {
  const posts: PostRequest[] = [];
  const settled: CardInChat[] = [];
  const ofPeople = Map.groupBy(await askedOf(bot, trust), ({ personId }) => personId);
  const isAway = await awayByRecord(trust, [...ofPeople.keys()], today);
  for (const [personId, inChat] of ofPeople) {
    // What waits goes on waiting for them, and is one card when they are back.
    if (isAway(personId, today)) continue;
    const viewer = await personViewer(trust, personId);
    if (!viewer) {
      settled.push(...inChat);
      continue;
    }
    const load: LoadAsked = (card, ref) => loadAlone(bot, card, { id: trust.trustId, name: '' }, ref, viewer);
    const { waiting, settled: over } = await questionsOf({ ...bot, viewer, load }, inChat);
    settled.push(...over);
    const before = await trust.outbox.postsAbout(REMINDER_CARD, remindersOf(personId));
    const last = before.map(({ createdAt }) => dayOf(createdAt)).reduce(later, '');
    if (!waiting.some(question => hasWaited(question, last, today, kinds))) continue;
    posts.push(
      reminderPost(
        personId,
        waiting.map(({ ref }) => ref),
        bot.clock.now(),
      ),
    );
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
