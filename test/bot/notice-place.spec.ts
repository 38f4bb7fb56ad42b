import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#bot/context.ts';
import { handleArrival, handleRemoval } from '#bot/handle-arrival.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const ELSEWHERE = 'https://smba.example.net/emea';
const FURTHER = 'https://smba.example.net/fr';

/** Priya's own chat and her channel, which Teams serves from another region one day. */
describe('a conversation heard from under another service URL', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  const chat = (change: Partial<Caller['conversation']> = {}) =>
    callerAs(people.priya, { kind: 'personal', ...change });
  const channel = (change: Partial<Caller['conversation']> = {}) => callerAs(people.priya, change);
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    await handleArrival(bot, chat());
    await handleArrival(bot, channel());
    await tickUntilQuiet(bot);
  });
  beforeEach(() => {
    bot.messenger.sent.length = 0;
  });
  afterAll(() => bot.close());

  let made = 0;
  const says = (caller: Caller) => handleWords(bot, { caller, text: 'help', messageId: `m${++made}` });
  const urlsOf = async ({ conversation }: Caller) =>
    (await bot.store.inTrust(MILL_LANE.id).conversations.byTeamsIds([conversation.conversationId])).map(
      ({ serviceUrl }) => serviceUrl,
    );

  it('gets nothing a second time, announced there or only heard from', async () => {
    for (const place of [chat, channel]) {
      await says(place({ serviceUrl: ELSEWHERE }));
      await handleArrival(bot, place({ serviceUrl: ELSEWHERE }));
      await tickUntilQuiet(bot);
    }
    expect(bot.messenger.sent).toEqual([]);
  });

  it('is sent what is new where it was heard from last, once', async () => {
    for (const place of [chat, channel]) await says(place({ serviceUrl: FURTHER }));
    const { priya } = people;
    const card = { card: 'help', subject: 'help', urgency: 'now', dueAt: bot.now } as const;
    await bot.store.transaction(MILL_LANE.id, async ({ outbox }) => {
      await outbox.post({ ...card, key: 'one', audience: { kind: 'person', personId: priya.id } }, bot.now);
      await outbox.post(
        { ...card, key: 'two', audience: { kind: 'series', seriesId: 'series-sit' } },
        bot.now,
      );
    });
    await tickUntilQuiet(bot);
    expect(bot.messenger.sent.map(({ to }) => to.serviceUrl)).toEqual([FURTHER, FURTHER]);
  });

  it('is left as it is where only the spelling of the URL is another', async () => {
    const other = 'https://SMBA.example.net:443/fr/';
    for (const place of [chat, channel]) {
      await says(place({ serviceUrl: other }));
      expect(await urlsOf(place())).toEqual([FURTHER]);
    }
  });

  it('is not remembered for a channel nobody chose', async () => {
    const stray = channel({ conversationId: '19:stray@thread.tacv2' });
    await says(stray);
    expect(await urlsOf(stray)).toEqual([]);
  });

  it('is closed from wherever it is said that the app was removed', async () => {
    await handleRemoval(bot, chat({ serviceUrl: 'https://smba.example.net/uk' }));
    expect(await urlsOf(chat())).toEqual([]);
  });
});
