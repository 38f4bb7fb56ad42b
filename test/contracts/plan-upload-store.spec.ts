import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTHING_SAID, sheetsAsText, sheetsFrom } from '#domain/plan/plan-upload.ts';
import { NotSaved, type TrustWrites } from '#ports/store.ts';
import { planUpload } from '#test/builders/plan.ts';
import { gridOf } from '#test/builders/plan-sheets.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase } from '#test/fixtures/database.ts';

describe.each(engines())('plans that were sent, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    beforeAll(async () => {
      bot = await testBot({ database: await freshDatabase(engine) });
      people = await settleMillLane(bot);
    });
    afterAll(() => bot.close());
    const inTrust = <T>(work: (trust: TrustWrites) => Promise<T>) =>
      bot.store.transaction(MILL_LANE.id, work);
    const find = (id: string, trust = MILL_LANE.id) => bot.store.inTrust(trust).planUploads.find(id);
    const sent = async (id: string, change: Parameters<typeof planUpload>[0] = {}) => {
      const upload = planUpload({ id, personId: people.tom.id, ...change });
      await inTrust(({ planUploads }) => planUploads.add(upload));
      return upload;
    };

    it('are kept as they were sent, in their own trust', async () => {
      const upload = await sent('a');
      expect(await find('a')).toEqual({ ...upload, planId: null, version: 1 });
      expect(await find('none')).toBeNull();
      expect(await find('a', FAR_HILLS.id)).toBeNull();
    });

    it('are kept whatever stands in their cells', async () => {
      const sheets = [
        { ...gridOf([['a\u0000\ud800"\\', '=1+1'], []]), hiddenRows: new Set([1]), datesFrom: 1904 } as const,
      ];
      await sent('odd', { content: sheetsAsText('odd.xlsx', sheets) });
      expect(sheetsFrom((await find('odd'))?.content ?? '')).toEqual(sheets);
    });

    it('say what was said of them; as a draft they keep nothing of the file', async () => {
      await sent('b');
      const said = { ...NOTHING_SAID, urn: '900001', columns: { due: 'C', tag: 'none' } };
      await inTrust(({ planUploads }) => planUploads.say('b', said));
      expect(await find('b')).toMatchObject({ said, version: 2 });
      await inTrust(({ planUploads }) => planUploads.made('b', 'plan-1'));
      expect(await find('b')).toMatchObject({ content: null, planId: 'plan-1', version: 3 });
    });

    it('are dropped one by one, or all of one person', async () => {
      await sent('c');
      await sent('d');
      await sent('e', { personId: people.priya.id });
      await inTrust(({ planUploads }) => planUploads.drop('c'));
      await inTrust(({ planUploads }) => planUploads.drop('c'));
      expect([await find('c'), (await find('d'))?.id]).toEqual([null, 'd']);
      await inTrust(({ planUploads }) => planUploads.dropOf(people.tom.id));
      expect([await find('d'), (await find('e'))?.id]).toEqual([null, 'e']);
    });

    it('go after two days', async () => {
      const before = '2026-11-12T09:00:00.000Z';
      await sent('old', { at: '2026-11-12T08:59:59.999Z' });
      await sent('young', { at: before });
      const { count } = await inTrust(({ privacy }) => privacy.expire('plan-uploads', before, 10));
      expect(count).toBe(1);
      expect([await find('old'), (await find('young'))?.id]).toEqual([null, 'young']);
    });

    it('are held by one at a time, and belong to somebody the trust knows', async () => {
      await sent('f');
      expect(await inTrust(({ planUploads }) => planUploads.hold('f'))).toBe(true);
      expect(await inTrust(({ planUploads }) => planUploads.hold('none'))).toBe(false);
      expect((await find('f'))?.version).toBe(1);
      await expect(sent('g', { personId: 'nobody' })).rejects.toThrow(NotSaved);
    });
  });
});
