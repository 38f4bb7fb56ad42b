import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store } from '#ports/store.ts';
import { newGroup, newReview } from '#test/builders/coaching.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { newVisit } from '#test/builders/visit.ts';
import { newWriteUp, OTHER_WRITE_UPS_KEY, WRITE_UP_KEYS, WRITE_UPS_KEY } from '#test/builders/write-up.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const AT = '2026-11-12T12:00:00.000Z';
const ALL = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
const WORDS = { seen: 'Quagga', learned: 'Okapi', willDo: 'Zorilla' };

describe.each(engines())('what comes of peer reviews on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    const stores: Store[] = [];
    const open = (writeUpKeys?: Parameters<typeof prismaStore>[1]) => {
      const store = prismaStore(database.connection, writeUpKeys);
      stores.push(store);
      return store;
    };
    let store: Store;
    const inTrust = <T>(work: Parameters<Store['transaction']>[1], by = store) =>
      by.transaction(MILL_LANE.id, work) as Promise<T>;
    const reads = (by = store) => by.inTrust(MILL_LANE.id).peerReviews;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = open({ writeUpKeys: WRITE_UP_KEYS });
      await inTrust(async tx => {
        await tx.trust.create(MILL_LANE);
        const urns = ['900001', '900002', '900003'];
        await tx.schools.add(
          urns.map(urn => registerEntry({ urn })),
          AT,
        );
        await tx.people.save(person('Priya Shah', []));
        await tx.coaching.add(newGroup());
        await tx.coaching.addReview(newReview());
      });
    });
    afterAll(async () => {
      for (const each of stores) await each.close();
      await database.drop();
    });
    const rowsOf = async (table: string) => {
      const client = new Client(database.owner);
      await client.connect();
      try {
        return JSON.stringify((await client.query(`select * from "${table}"`)).rows);
      } finally {
        await client.end();
      }
    };

    it('for the group alone it is sealed, opens in the order it was saved in, and stands nowhere in clear', async () => {
      expect(await reads().cannotSeal('g')).toBeNull();
      await inTrust(({ peerReviews }) => peerReviews.addWriteUp(newWriteUp()));
      await inTrust(({ peerReviews }) =>
        peerReviews.addWriteUp(
          newWriteUp({ id: 'w2', at: '2026-11-12T13:00:00.000Z', words: { ...WORDS, seen: 'More' } }),
        ),
      );
      expect((await reads().writeUps('r')).map(({ id, words, closed }) => [id, words?.seen, closed])).toEqual(
        [
          ['w', 'Quagga', null],
          ['w2', 'More', null],
        ],
      );
      expect(await rowsOf('PeerReviewWriteUp')).not.toMatch(/Quagga|Okapi|Zorilla|More/);
      expect(await rowsOf('CoachingKey')).not.toContain(WRITE_UPS_KEY);
    });

    it('for the trust’s team too it is in words', async () => {
      const inWords = newWriteUp({
        id: 'w3',
        at: '2026-11-12T14:00:00.000Z',
        readBy: 'the group and the trust',
      });
      await inTrust(({ peerReviews }) => peerReviews.addWriteUp(inWords));
      expect((await reads().writeUps('r')).at(-1)).toMatchObject({ id: 'w3', words: WORDS, closed: null });
    });

    it('without its key, or with another, it stays closed and says why; nothing is written in clear instead', async () => {
      const without = open();
      const another = open({ writeUpKeys: { current: OTHER_WRITE_UPS_KEY, before: null } });
      for (const [by, because] of [
        [without, 'no-key'],
        [another, 'other-key'],
      ] as const) {
        expect(await reads(by).cannotSeal('g')).toBe(because);
        const [sealed, , inClear] = await reads(by).writeUps('r');
        expect(sealed).toMatchObject({ words: null, closed: because });
        expect(inClear).toMatchObject({ words: WORDS });
        await expect(
          inTrust(({ peerReviews }) => peerReviews.addWriteUp(newWriteUp({ id: 'no' })), by),
        ).rejects.toMatchObject({ name: 'CannotSeal', because });
      }
    });

    it('moved to another row, or changed, it does not open', async () => {
      await inTrust(tx => tx.coaching.addReview(newReview({ id: 'r2' })));
      const client = new Client(database.owner);
      await client.connect();
      await client.query(`update "PeerReviewWriteUp" set "reviewId" = 'r2' where id = 'w2'`);
      await client.end();
      expect(await reads().writeUps('r2')).toMatchObject([{ id: 'w2', words: null, closed: 'changed' }]);
    });

    it('a key that is changed for another: the groups’ keys are wrapped anew, and what was written opens', async () => {
      const both = open({ writeUpKeys: { current: OTHER_WRITE_UPS_KEY, before: WRITE_UPS_KEY } });
      expect((await reads(both).writeUps('r'))[0]?.words).toEqual(WORDS);
      const rewrap = (by: Store) =>
        by.transaction(MILL_LANE.id, ({ peerReviews }) => peerReviews.rewrapKeys());
      expect(await rewrap(both)).toEqual({ groups: 1, anew: 1, closed: 0 });
      expect(await rewrap(both)).toEqual({ groups: 1, anew: 0, closed: 0 });
      const after = open({ writeUpKeys: { current: OTHER_WRITE_UPS_KEY, before: null } });
      expect((await reads(after).writeUps('r'))[0]?.words).toEqual(WORDS);
      expect(await rewrap(store)).toEqual({ groups: 1, anew: 0, closed: 1 });
      await expect(rewrap(open())).rejects.toMatchObject({ name: 'CannotSeal' });
    });

    it('two processes that write a group’s first make one key', async () => {
      const fresh = () => open({ writeUpKeys: { current: OTHER_WRITE_UPS_KEY, before: null } });
      const [one, two] = [fresh(), fresh()];
      await inTrust(async tx => {
        await tx.coaching.add(newGroup({ id: 'h', name: 'Heron', members: [] }));
        await tx.coaching.addReview(newReview({ id: 'rh', groupId: 'h' }));
      });
      const write = (by: Store, id: string) =>
        inTrust(async ({ coaching, peerReviews }) => {
          await coaching.hold('h');
          await peerReviews.addWriteUp(newWriteUp({ id, reviewId: 'rh', groupId: 'h' }));
        }, by);
      await Promise.all([write(one, 'a'), write(two, 'b')]);
      expect((await reads(one).writeUps('rh')).map(({ words }) => words?.seen)).toEqual(['Quagga', 'Quagga']);
    });

    it('what was not held, and what was shared until it is taken back', async () => {
      const miss = { id: 'm', reviewId: 'r', on: '2026-11-11', reason: 'Snow', byId: 'tom', at: AT };
      const share = { id: 's', reviewId: 'r', byId: 'tom', at: AT, text: 'Books', toChannel: true };
      await inTrust(async ({ peerReviews }) => {
        await peerReviews.addMiss(miss);
        await peerReviews.addShare(share);
      });
      expect([await reads().misses('r'), await reads().missesSaid(ALL)]).toEqual([[miss], [miss]]);
      expect(await reads().missesSaid({ from: ALL.from, until: AT })).toEqual([]);
      expect(await reads().sharesGiven(ALL)).toEqual([{ ...share, takenBackAt: null }]);
      const take = () => store.transaction(MILL_LANE.id, tx => tx.peerReviews.takeBackShare('s', AT));
      expect([await take(), await take()]).toEqual([true, false]);
      expect(await reads().sharesGiven(ALL)).toEqual([]);
      expect(await reads().shares('r')).toMatchObject([{ id: 's', takenBackAt: AT }]);
    });

    it('a review is found by when it starts as a visit', async () => {
      await inTrust(async ({ visits, coaching }) => {
        await visits.add(newVisit({ id: 'v', startsAt: '2026-11-17T10:00:00.000Z', state: 'booked' }));
        await coaching.changeReview('r', { state: 'booked', visitId: 'v' });
      });
      const starting = async (from: string, until: string) =>
        (await reads().starting({ from, until })).map(({ id }) => id);
      expect(await starting('2026-11-17T10:00:00.000Z', '2026-11-18T00:00:00.000Z')).toEqual(['r']);
      expect(await starting('2026-11-16T00:00:00.000Z', '2026-11-17T10:00:00.000Z')).toEqual([]);
    });
  });
});
