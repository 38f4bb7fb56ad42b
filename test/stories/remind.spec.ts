import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords } from '#cards-kit/text.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const A_WEEK_ON = '2026-11-19T08:00:00.000Z';

/** The help card asks everybody something here, and a school's status throws when it is asked. */
async function askingCards() {
  const cards = new Map(await loadCards('cards'));
  const [help, status] = [cards.get('help'), cards.get('school-status')];
  if (!help || !status) throw new Error('a card is missing');
  const asks = () => {
    throw new TypeError('nothing to ask');
  };
  cards.set('school-status', { ...status, asks });
  return cards.set('help', { ...help, asks: () => ({ what: asWords('Say hello') }) });
}

describe.each(engines())('reminders of two bots on one database, $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    const bots: TestBot[] = [];
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    const start = async () => {
      const bot = await testBot({ database, cards: await askingCards() });
      bots.push(bot);
      return bot;
    };
    beforeAll(async () => {
      database = await freshDatabase(engine);
      const first = await start();
      await start();
      people = await settleMillLane(first);
      await first.store.transaction(FAR_HILLS.id, tx => tx.trust.create(FAR_HILLS));
      for (const who of [people.maria, people.dee])
        await handleArrival(first, callerAs(who, { kind: 'personal' }));
      const audience = { kind: 'person', personId: people.maria.id } as const;
      const status = { key: 'status', card: 'school-status', subject: 'urn:900001', audience } as const;
      await first.store.transaction(MILL_LANE.id, tx =>
        tx.outbox.post({ ...status, urgency: 'now', dueAt: first.now }, first.now),
      );
      await tickUntilQuiet(first);
    });
    afterAll(async () => {
      for (const bot of bots) await bot.close();
      await database.drop();
    });
    const at = async (now: string) => {
      for (const bot of bots) bot.now = now;
      await Promise.all(bots.flatMap(bot => [tickUntilQuiet(bot), tickUntilQuiet(bot)]));
    };
    const reminded = () =>
      bots
        .flatMap(bot => bot.messenger.sent)
        .filter(({ message }) => message.summary.startsWith('When you have a moment'))
        .map(({ to }) => to.personId)
        .toSorted();

    it('at the same moment remind each person once', async () => {
      await at(A_WEEK_ON);
      expect(reminded()).toEqual([people.dee.id, people.maria.id].toSorted());
    });

    it('and again after a restart on the same day, not at all', async () => {
      await start();
      await at('2026-11-19T08:05:00.000Z');
      await at('2026-11-19T16:00:00.000Z');
      expect(reminded()).toHaveLength(2);
    });

    it('remind nobody who has left, and go on with the others', async () => {
      await bots[0]?.store.transaction(MILL_LANE.id, tx => tx.people.appoint(people.dee.id, []));
      await at('2026-11-24T08:00:00.000Z');
      expect(reminded().filter(id => id === people.maria.id)).toHaveLength(2);
      expect(reminded().filter(id => id === people.dee.id)).toHaveLength(1);
    });

    it('come no earlier than the trust wants, and not while it is quiet', async () => {
      const [bot] = bots;
      const usual = await bot?.store.inTrust(MILL_LANE.id).trust.quietHours();
      if (!usual) throw new Error('no bot');
      await bot?.store.transaction(MILL_LANE.id, tx =>
        tx.trust.setQuietHours({ ...usual, until: '09:30', remindersFrom: '07:00' }),
      );
      await at('2026-11-27T09:00:00.000Z');
      expect(reminded()).toHaveLength(3);
      await at('2026-11-27T09:30:00.000Z');
      expect(reminded()).toHaveLength(4);
    });
  });
});
