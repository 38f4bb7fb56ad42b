import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tick, tickUntilQuiet } from '#bot/tick.ts';
import { FAR_HILLS, MILL_LANE, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const AFTER = '2027-01-01T00:00:00.000Z';

describe.each(engines())('two bots on one database, $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let bots: readonly [TestBot, TestBot];
    beforeAll(async () => {
      database = await freshDatabase(engine);
      bots = [await testBot({ database }), await testBot({ database })];
      const people = await settleMillLane(bots[0]);
      await handleArrival(bots[0], callerAs(people.priya));
      await bots[0].store.transaction(FAR_HILLS.id, async tx => {
        await tx.trust.create(FAR_HILLS);
        await tx.calendar.save(TERMS_2026);
        await tx.meetings.saveSeries(sitSeries({ channelIds: [] }));
      });
    });
    afterAll(async () => {
      for (const bot of bots) await bot.close();
      await database.drop();
    });
    const meetings = (trustId: string) =>
      bots[0].store.inTrust(trustId).meetings.between('series-sit', THURSDAY, AFTER);
    const sent = () => bots.flatMap(bot => bot.messenger.sent);
    const at = (now: string) => {
      for (const bot of bots) bot.now = now;
    };

    it('ticking at the same moment make each agenda once and post it once', async () => {
      at(THURSDAY);
      await Promise.all(bots.flatMap(bot => [tickUntilQuiet(bot), tickUntilQuiet(bot)]));
      expect((await meetings(MILL_LANE.id)).map(meeting => meeting.startsAt)).toEqual([
        '2026-11-17T09:30:00.000Z',
      ]);
      expect(sent().map(({ message }) => message.summary)).toEqual([
        'Agenda for SIT, Tue 17 Nov, 9:30: 3 schools to discuss',
      ]);
      const [meeting] = await meetings(MILL_LANE.id);
      const { outbox, agendas } = bots[0].store.inTrust(MILL_LANE.id);
      expect(await agendas.lines(meeting?.id ?? '')).toHaveLength(3);
      const [post, ...more] = await outbox.postsAbout('sit-agenda', meeting?.id ?? '');
      expect(more).toEqual([]);
      expect(await outbox.deliveriesOf(post?.id ?? '')).toMatchObject([{ state: 'sent' }]);
    });

    it('serve every trust in the same turn', async () => {
      expect(await meetings(FAR_HILLS.id)).toHaveLength(1);
    });

    it('find nothing to do in a second turn', async () => {
      expect(await Promise.all(bots.map(bot => tick(bot)))).toEqual([0, 0]);
      expect(sent()).toHaveLength(1);
    });

    it('bring a later post to the queue once, when it falls due', async () => {
      const [bot] = bots;
      const audience = { kind: 'series', seriesId: 'series-sit' } as const;
      const dueAt = '2026-11-12T10:00:00.000Z';
      await bot.store.transaction(MILL_LANE.id, tx =>
        tx.outbox.post(
          { key: 'later', card: 'help', subject: 'help', audience, urgency: 'now', dueAt },
          THURSDAY,
        ),
      );
      at('2026-11-12T09:59:59.999Z');
      expect(await Promise.all(bots.map(each => tick(each)))).toEqual([0, 0]);
      at(dueAt);
      const found = await Promise.all(bots.map(each => tick(each)));
      expect(found.toSorted()).toEqual([0, 1]);
      await Promise.all(bots.map(each => tickUntilQuiet(each)));
      expect(sent().filter(({ message }) => message.summary.startsWith('What you can'))).toHaveLength(1);
    });

    it('go on with the next trust when one trust fails, and fail in the end', async () => {
      const [bot] = bots;
      bot.now = '2026-11-26T09:00:00.000Z';
      const transaction: TestBot['store']['transaction'] = (trustId, ...rest) =>
        trustId === MILL_LANE.id
          ? Promise.reject(new Error('a row nobody can read'))
          : bot.store.transaction(trustId, ...rest);
      const ailing = { ...bot, store: { ...bot.store, transaction } };
      await expect(tick(ailing)).rejects.toThrow('a row nobody can read');
      expect([await meetings(MILL_LANE.id), await meetings(FAR_HILLS.id)].map(found => found.length)).toEqual(
        [1, 2],
      );
    });
  });
});
