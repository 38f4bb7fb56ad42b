import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '#bot/context.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords } from '#cards-kit/text.ts';
import type { Store } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

/** The help card, which asks Maria something until it has `lapsed`. */
describe('a card whose question is settled', () => {
  let bot: TestBot;
  let maria: { id: string };
  let lapsed = false;
  let looks = 0;
  /** The bot whose ticks remind, and what happens right after its next look. */
  let ticking: Bot;
  let afterALook: (() => Promise<unknown>) | null = null;
  const thenMeanwhile: Store['transaction'] = async (...asked) => {
    const before = looks;
    const result = await bot.store.transaction(...asked);
    const meanwhile = looks > before ? afterALook : null;
    if (meanwhile) afterALook = null;
    await meanwhile?.();
    return result;
  };
  beforeAll(async () => {
    const cards = new Map(await loadCards('cards'));
    const help = cards.get('help');
    if (!help) throw new Error('cards/help is missing');
    // What it asks is as it was when it was loaded.
    const load: typeof help.load = async (...asked) => {
      looks += 1;
      const seen = await help.load(...asked);
      return seen && { ...seen, lapsed };
    };
    const isLapsed = (seen: unknown) => JSON.stringify(seen).includes('"lapsed":true');
    const asks = (seen: unknown) => (isLapsed(seen) ? null : { what: asWords('Say hello') });
    bot = await testBot({ cards: cards.set('help', { ...help, load, asks, lapsed: isLapsed }) });
    ticking = { ...bot, store: { ...bot.store, transaction: thenMeanwhile } };
    const people = await settleMillLane(bot);
    maria = people.maria;
    await handleArrival(bot, callerAs(people.maria, { kind: 'personal' }));
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());
  /** How often the card was looked at on that morning. */
  const lookedAt = async (day: string) => {
    bot.now = `${day}T08:00:00.000Z`;
    looks = 0;
    await tickUntilQuiet(ticking);
    return looks;
  };
  async function asksAgain() {
    lapsed = false;
    const [post] = await bot.store
      .inTrust(MILL_LANE.id)
      .outbox.postsTo({ kind: 'person', personId: maria.id });
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.wantUpdates(post?.subject ?? ''));
  }
  const reminders = () =>
    bot.messenger.sent.filter(({ message }) => message.summary.startsWith('When you have a moment')).length;

  it('is looked at each working day until it is settled, and then no more', async () => {
    expect(await lookedAt('2026-11-19')).toBeGreaterThan(0);
    expect(reminders()).toBe(1);
    lapsed = true;
    // Once more before that is kept, while nobody can change it.
    expect(await lookedAt('2026-11-20')).toBe(2);
    expect(await lookedAt('2026-11-23')).toBe(0);
    expect(await lookedAt('2026-11-24')).toBe(0);
  });

  it('asks again once its subject has changed', async () => {
    await asksAgain();
    expect(await lookedAt('2026-11-25')).toBeGreaterThan(0);
    expect(reminders()).toBe(2);
  });

  it('asks on when its subject changes, and it is redrawn, after it was found to be settled', async () => {
    lapsed = true;
    afterALook = async () => {
      await asksAgain();
      await bot.jobs.drain();
    };
    await lookedAt('2026-11-26');
    expect(afterALook).toBeNull();
    expect(await lookedAt('2026-11-27')).toBeGreaterThan(0);
  });
});
