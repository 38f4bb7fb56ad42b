import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords } from '#cards-kit/text.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

/** The help card, which asks Maria something until it has `lapsed`. */
describe('a card whose question is settled', () => {
  let bot: TestBot;
  let maria: { id: string };
  let lapsed = false;
  let looks = 0;
  beforeAll(async () => {
    const cards = new Map(await loadCards('cards'));
    const help = cards.get('help');
    if (!help) throw new Error('cards/help is missing');
    const load: typeof help.load = (...asked) => {
      looks += 1;
      return help.load(...asked);
    };
    const asks = () => (lapsed ? null : { what: asWords('Say hello') });
    bot = await testBot({ cards: cards.set('help', { ...help, load, asks, lapsed: () => lapsed }) });
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
    await tickUntilQuiet(bot);
    return looks;
  };
  const reminders = () =>
    bot.messenger.sent.filter(({ message }) => message.summary.startsWith('When you have a moment')).length;

  it('is looked at each working day until it is settled, and then no more', async () => {
    expect(await lookedAt('2026-11-19')).toBeGreaterThan(0);
    expect(reminders()).toBe(1);
    lapsed = true;
    expect(await lookedAt('2026-11-20')).toBe(1);
    expect(await lookedAt('2026-11-23')).toBe(0);
    expect(await lookedAt('2026-11-24')).toBe(0);
  });

  it('asks again once its subject has changed', async () => {
    lapsed = false;
    const [post] = await bot.store
      .inTrust(MILL_LANE.id)
      .outbox.postsTo({ kind: 'person', personId: maria.id });
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.wantUpdates(post?.subject ?? ''));
    expect(await lookedAt('2026-11-25')).toBeGreaterThan(0);
    expect(reminders()).toBe(2);
  });
});
