import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStatusRecord } from '#domain/special-road/status-record.ts';
import type { TrustWrites } from '#ports/store.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase } from '#test/fixtures/database.ts';
import { applyRetention } from '#workflows/privacy/apply-retention.ts';

const URN = '900001';
const NOW = '2026-11-12T09:00:00.000Z';
/** Older than six years, which is how long these are kept. */
const LONG_AGO = '2020-01-06T09:00:00.000Z';

describe.each(engines())('what is done beside the usual, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    beforeAll(async () => {
      bot = await testBot({ database: await freshDatabase(engine) });
      await settleMillLane(bot);
    });
    afterAll(() => bot.close());

    const inTrust = <T>(work: (trust: TrustWrites) => Promise<T>) =>
      bot.store.transaction(MILL_LANE.id, work);
    const reads = () => bot.store.inTrust(MILL_LANE.id);
    const status = (standingId: string, change: object = {}) => ({
      ...newStatusRecord({
        ...{ standingId, urn: URN, onBehalfOf: 'trustees', decidedOn: '2026-11-10' },
        ...{ setById: 'maria', setAt: NOW },
      }),
      ...change,
    });
    const asked = (id: string, askedAt = NOW) => ({
      ...{ id, urn: URN, what: 'A coach', area: 'Maths', reason: 'None here', fromWhom: null },
      ...{ askedById: 'priya', askedAt },
    });

    it('a status has one record, which says what was said last', async () => {
      await inTrust(async ({ roads }) => {
        await roads.addStatus(status('first'));
        await roads.addStatus(status('first', { boardWhere: 'Elsewhere' }));
        expect(await roads.changeStatus('first', { boardOn: '2026-11-27', boardWhere: 'The hall' })).toBe(
          true,
        );
        expect(await roads.changeStatus('another', { boardWhere: 'Nowhere' })).toBe(false);
      });
      expect(await reads().roads.statusesOf(URN)).toEqual([
        status('first', { boardOn: '2026-11-27', boardWhere: 'The hall', version: 2 }),
      ]);
      expect(await reads().roads.statusesOf('900002')).toEqual([]);
    });

    it('a request is answered once', async () => {
      await inTrust(({ roads }) => roads.addSupport(asked('wish')));
      const answer = (state: 'agreed' | 'declined') =>
        inTrust(({ roads }) => roads.settleSupport('wish', { state, byId: 'maria', at: NOW, why: null }));
      const both = await Promise.all([answer('agreed'), answer('declined')]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await reads().roads.findSupport('wish')).toMatchObject({
        ...{ state: both[0] ? 'agreed' : 'declined', answeredById: 'maria', version: 2 },
      });
      expect(await reads().roads.findSupport('another')).toBeNull();
    });

    it('requests and circumstances stand with the newest first, in their own trust alone', async () => {
      await inTrust(async ({ roads }) => {
        await roads.addSupport(asked('older', '2026-11-01T09:00:00.000Z'));
        for (const [id, at] of [
          ['one', '2026-11-01T09:00:00.000Z'],
          ['two', NOW],
        ] as const)
          await roads.addIntervention({
            ...{ id, urn: URN, circumstance: 'ofsted', on: '2026-11-01', note: null, byId: 'maria', at },
          });
      });
      expect((await reads().roads.supportOf(URN)).map(({ id }) => id)).toEqual(['wish', 'older']);
      expect((await reads().roads.interventionsOf(URN)).map(({ id }) => id)).toEqual(['two', 'one']);
      expect(await bot.store.inTrust(FAR_HILLS.id).roads.interventionsOf(URN)).toEqual([]);
    });

    it('ends six years after: what is over, never what lasts, and of a standing only why', async () => {
      const noted = { at: LONG_AGO, byId: 'maria' };
      await inTrust(async ({ roads, owed }) => {
        const standing = {
          urn: URN,
          kind: 'category',
          name: 'recovery',
          from: '2020-01-06',
          to: null,
        } as const;
        await owed.addStandings([{ ...standing, id: 'old', why: 'It was another school’s' }], noted);
        await roads.addStatus(status('ended', { endedAt: LONG_AGO, endedWhy: 'Over', endedById: 'maria' }));
        await roads.addStatus(status('lasting', { setAt: LONG_AGO }));
        await roads.addSupport(asked('waiting', LONG_AGO));
        await roads.addSupport(asked('answered', LONG_AGO));
        await roads.settleSupport('answered', { state: 'agreed', byId: 'maria', at: LONG_AGO, why: null });
        await roads.addIntervention({
          ...{ id: 'old', urn: URN, circumstance: 'ofsted', on: '2020-01-06', note: null, byId: 'maria' },
          at: LONG_AGO,
        });
      });
      await bot.store.transaction(MILL_LANE.id, tx => applyRetention(tx, NOW));
      const { roads, owed } = reads();
      expect((await roads.statusesOf(URN)).map(({ standingId }) => standingId).toSorted()).toEqual([
        'first',
        'lasting',
      ]);
      expect((await roads.supportOf(URN)).map(({ id }) => id).toSorted()).toEqual([
        'older',
        'waiting',
        'wish',
      ]);
      expect((await roads.interventionsOf(URN)).map(({ id }) => id)).toEqual(['two', 'one']);
      expect((await owed.entriesOf([URN])).get(URN)).toMatchObject([
        { id: 'old', name: 'recovery', why: null },
      ]);
    });
  });
});
