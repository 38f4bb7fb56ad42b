import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import type { OfSchool } from '#ports/owed-store.ts';
import { NotSaved, type Store, StoreConflict } from '#ports/store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const LATER = '2026-11-12T09:05:00.000Z';
const [OAKWOOD, OAKHURST, NEW, WRONG] = ['900001', '900002', '900003', '900004'] as const;
const noted = { at: NOW, byId: 'operator' };
const standing = (change: Partial<OfSchool<Standing>> = {}): OfSchool<Standing> => ({
  ...{ id: 's-1', urn: OAKWOOD, kind: 'category', name: 'recovery', from: '2026-09-01', to: null },
  ...change,
});
const mark = (change: Partial<OfSchool<Mark>> = {}): OfSchool<Mark> => ({
  ...{ id: 'm-1', urn: OAKWOOD, kind: 'waived', thing: 'aim', on: '2026-10-01', number: null },
  reason: 'Closed by the flood',
  ...change,
});
const fulfilment = (change: Partial<OfSchool<Fulfilment>> = {}): OfSchool<Fulfilment> => ({
  ...{ id: 'f-1', urn: OAKWOOD, on: '2026-10-01', state: 'done', things: ['aim', 'aim.report'] },
  ...change,
});
const use = { id: 'u-1', modelId: 'dsat', name: 'A model', from: '2026-09-01', text: null, byId: 'operator' };

describe.each(engines())('the owed store on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      for (const trust of [MILL_LANE, FAR_HILLS])
        await store.transaction(trust.id, async tx => {
          await tx.trust.create(trust);
          await tx.schools.add(
            [OAKWOOD, OAKHURST, NEW, WRONG].map(urn => registerEntry({ urn })),
            NOW,
          );
        });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const owed = () => store.inTrust(MILL_LANE.id).owed;
    const inMill = <T>(
      work: (owed: Parameters<Parameters<Store['transaction']>[1]>[0]['owed']) => Promise<T>,
    ) => store.transaction(MILL_LANE.id, tx => work(tx.owed));
    const recordOf = async (urn: string) => (await owed().recordsOf([urn])).get(urn);

    it('knows of no model, and three empty lists of a school, before anything is recorded', async () => {
      expect(await owed().modelUses()).toEqual([]);
      const nothing = { standings: [], marks: [], fulfilments: [] };
      expect([...(await owed().recordsOf([OAKWOOD, 'none']))]).toEqual([
        [OAKWOOD, nothing],
        ['none', nothing],
      ]);
      expect([await owed().versionOf(OAKWOOD), await owed().versionOf('none')]).toEqual([0, 0]);
    });

    it('keeps the uses of models in the order of their first days, then of when they were said', async () => {
      await inMill(async each => {
        await each.useModel({ ...use, id: 'u-3', usedAt: LATER, text: 'id: ours' });
        await each.useModel({ ...use, id: 'u-2', from: '2026-12-01', usedAt: NOW });
        await each.useModel({ ...use, usedAt: NOW });
      });
      const uses = await owed().modelUses();
      expect(uses.map(({ id }) => id)).toEqual(['u-1', 'u-3', 'u-2']);
      expect(uses[1]).toEqual({ ...use, id: 'u-3', usedAt: LATER, text: 'id: ours' });
      await expect(inMill(each => each.useModel({ ...use, usedAt: NOW }))).rejects.toThrow(StoreConflict);
    });

    it('keeps standings as they were recorded, and passes over one that is there already', async () => {
      const status = standing({ id: 's-2', kind: 'status', name: 'direct-intervention', to: '2027-01-31' });
      expect(await inMill(each => each.addStandings([standing(), status], noted))).toBe(2);
      const again = [standing({ id: 'other' }), standing({ id: 's-3', from: '2026-10-01' })];
      expect(await inMill(each => each.addStandings(again, { ...noted, at: LATER }))).toBe(1);
      const { urn: _urn, ...first } = standing();
      expect((await recordOf(OAKWOOD))?.standings).toMatchObject([
        first,
        { id: 's-2', to: '2027-01-31' },
        { id: 's-3' },
      ]);
    });

    it('says the last day of a status or plan, never of a category', async () => {
      expect(await inMill(each => each.endStanding('s-2', '2026-12-31'))).toBe(true);
      expect(await inMill(each => each.endStanding('s-1', '2026-12-31'))).toBe(false);
      expect(await inMill(each => each.endStanding('none', '2026-12-31'))).toBe(false);
      const ends = (await recordOf(OAKWOOD))?.standings.map(({ id, to }) => [id, to]);
      expect(ends).toEqual([
        ['s-1', null],
        ['s-2', '2026-12-31'],
        ['s-3', null],
      ]);
    });

    it('keeps marks and fulfilments with who noted them and when', async () => {
      await inMill(async each => {
        await each.addMark(mark(), noted);
        await each.addMark(mark({ id: 'm-2', kind: 'agreed', number: 6, reason: null }), {
          ...noted,
          at: LATER,
        });
        await each.addFulfilments([fulfilment({ id: 'f-2', on: '2026-11-20', state: 'booked' })], noted);
        await each.addFulfilments([fulfilment()], { at: LATER, byId: 'person-1' });
      });
      const { urn: _u, ...waived } = mark();
      const { urn: _v, ...done } = fulfilment();
      expect(await recordOf(OAKWOOD)).toMatchObject({
        marks: [
          { ...waived, ...noted },
          { id: 'm-2', number: 6, reason: null },
        ],
        fulfilments: [
          { ...done, at: LATER, byId: 'person-1' },
          { id: 'f-2', state: 'booked' },
        ],
      });
    });

    it('shows nothing of what was taken back, which is done once', async () => {
      expect(await inMill(each => each.withdrawMark('m-1', LATER))).toBe(true);
      expect(await inMill(each => each.withdrawFulfilment('f-1', LATER))).toBe(true);
      expect(await inMill(each => each.withdrawMark('m-1', LATER))).toBe(false);
      expect(await inMill(each => each.withdrawFulfilment('f-1', LATER))).toBe(false);
      expect(await inMill(each => each.withdrawFulfilment('none', LATER))).toBe(false);
      expect(await recordOf(OAKWOOD)).toMatchObject({ marks: [{ id: 'm-2' }], fulfilments: [{ id: 'f-2' }] });
    });

    it('counts a school’s version up with each change of its record, and of no other’s', async () => {
      const steps = [
        () => inMill(each => each.addStandings([standing({ urn: NEW, id: 'n-1' })], noted)),
        () => inMill(each => each.addMark(mark({ urn: NEW, id: 'n-2' }), noted)),
        () => inMill(each => each.withdrawMark('n-2', LATER)),
        () => inMill(each => each.addFulfilments([fulfilment({ urn: NEW, id: 'n-3' })], noted)),
        () => inMill(each => each.withdrawFulfilment('n-3', LATER)),
      ];
      const before = await owed().versionOf(OAKWOOD);
      for (const [at, step] of steps.entries()) {
        await step();
        expect(await owed().versionOf(NEW)).toBe(at + 1);
      }
      // What changes nothing counts for nothing.
      await inMill(each => each.addStandings([standing({ urn: NEW, id: 'n-4' })], noted));
      await inMill(each => each.addFulfilments([], noted));
      await inMill(each => each.withdrawMark('n-2', LATER));
      expect(await inMill(each => each.hold(NEW))).toBe(true);
      expect(await owed().versionOf(NEW)).toBe(steps.length);
      expect(await owed().versionOf(OAKWOOD)).toBe(before);
    });

    it('what a later entry corrects or takes back decides nothing, and stays in the history', async () => {
      const of = { urn: WRONG, name: 'repair' };
      const why = 'It was the neighbour’s';
      const right = standing({ ...of, id: 'c-2', from: '2026-09-07' });
      await inMill(each => each.addStandings([standing({ ...of, id: 'c-1' })], noted));
      const correcting = { ...noted, at: LATER };
      await inMill(each => each.addStandings([{ ...right, correctsId: 'c-1', why }], correcting));
      expect((await recordOf(WRONG))?.standings.map(({ id }) => id)).toEqual(['c-2']);
      const voided = { ...right, id: 'c-3', correctsId: 'c-2', isVoid: true, why, reviewId: 'review' };
      expect(await inMill(each => each.addStandings([voided], correcting))).toBe(1);
      // The same twice is one, as ever.
      expect(await inMill(each => each.addStandings([{ ...voided, id: 'c-4' }], correcting))).toBe(0);
      expect((await recordOf(WRONG))?.standings).toEqual([]);
      const entries = (await owed().entriesOf([WRONG, 'none'])).get(WRONG);
      expect(entries).toMatchObject([
        { id: 'c-1', correctsId: '', isVoid: false, why: null, reviewId: null, ...noted },
        { id: 'c-2', correctsId: 'c-1', why, at: LATER },
        { id: 'c-3', correctsId: 'c-2', isVoid: true, reviewId: 'review' },
      ]);
      expect((await owed().entriesOf(['none'])).get('none')).toEqual([]);
    });

    it('saves more rows at once than one statement can hold', async () => {
      const many = Array.from({ length: 1_100 }, (_, at) => fulfilment({ urn: OAKHURST, id: `many-${at}` }));
      await store.transaction(MILL_LANE.id, tx => tx.owed.addFulfilments(many, noted), { seconds: 60 });
      expect((await recordOf(OAKHURST))?.fulfilments).toHaveLength(1_100);
      expect(await owed().versionOf(OAKHURST)).toBe(1);
    });

    it('holds a school while a transaction goes on, and says when there is none', async () => {
      expect(await inMill(each => each.hold('none'))).toBe(false);
      const order: string[] = [];
      const held = Promise.withResolvers<void>();
      const first = inMill(async each => {
        await each.hold(OAKWOOD);
        held.resolve();
        await each.modelUses();
        order.push('first');
      });
      await held.promise;
      const second = inMill(async each => {
        await each.hold(OAKWOOD);
        order.push('second');
      });
      await Promise.all([first, second]);
      expect(order).toEqual(['first', 'second']);
    });

    it('refuses what is about a school that is not there', async () => {
      await expect(inMill(each => each.addMark(mark({ id: 'x', urn: 'none' }), noted))).rejects.toThrow(
        NotSaved,
      );
      await expect(
        inMill(each => each.addFulfilments([fulfilment({ id: 'x', urn: 'none' })], noted)),
      ).rejects.toThrow(NotSaved);
    });

    it('shows one trust nothing of another, and takes nothing back there', async () => {
      const far = store.inTrust(FAR_HILLS.id).owed;
      expect(await far.modelUses()).toEqual([]);
      expect((await far.recordsOf([OAKWOOD])).get(OAKWOOD)).toEqual({
        standings: [],
        marks: [],
        fulfilments: [],
      });
      expect(await far.versionOf(OAKWOOD)).toBe(0);
      await store.transaction(FAR_HILLS.id, async tx => {
        expect(await tx.owed.withdrawFulfilment('f-2', LATER)).toBe(false);
        expect(await tx.owed.endStanding('s-2', '2026-11-01')).toBe(false);
      });
      expect((await recordOf(OAKWOOD))?.fulfilments).toHaveLength(1);
    });
  });
});
