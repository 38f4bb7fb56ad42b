import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { looksLikeGroups } from '#domain/coaching/groups-file.ts';
import type { ImportRefused } from '#domain/import/import-refused.ts';
import type { Store } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { importGroups } from '#workflows/coaching/import-groups.ts';

const NOW = '2026-11-12T09:00:00.000Z';

/** Two people at two command lines. The first has done all but its last word when the second comes to where it has to wait. */
describe.each(engines())('two imports of coaching groups at once on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    const files = temporaryFiles();
    let database: TestDatabase;
    let bot: TestBot;
    let second: Store;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      bot = await testBot({ database });
      await settleMillLane(bot);
      second = prismaStore(database.connection);
    });
    afterEach(async () => {
      await second.close();
      await bot.close();
      await database.drop();
    });
    afterAll(() => files.remove());

    const imports = async (label: string, store: Store, rows: readonly string[]) => {
      const file = files.write(`${label}.csv`, ['Group,School', ...rows].join('\n'));
      const table = await openTable(file, { what: 'groups', mend: '', fits: looksLikeGroups });
      let ids = 0;
      const newId = () => `${label}-${++ids}`;
      return importGroups(
        { store, clock: { now: () => NOW }, newId },
        { table, trustId: MILL_LANE.id, dryRun: false },
      );
    };

    /** How both ended, in words. */
    async function atOnce(one: readonly string[], other: readonly string[]): Promise<string[]> {
      const waits = Promise.withResolvers<void>();
      const first: Store = {
        ...bot.store,
        transaction: (trustId, work, options) =>
          bot.store.transaction(
            trustId,
            async tx => {
              const done = await work(tx);
              // The embedded one lets nobody else begin.
              if (engine === 'PostgreSQL') await waits.promise;
              return done;
            },
            options,
          ),
      };
      const watched: Store = {
        ...second,
        transaction: (trustId, work, options) =>
          second.transaction(
            trustId,
            tx => {
              const { coaching } = tx;
              const holdMembers: typeof coaching.holdMembers = members => {
                waits.resolve();
                return coaching.holdMembers(members);
              };
              return work({ ...tx, coaching: { ...coaching, holdMembers } });
            },
            options,
          ),
      };
      const ends = await Promise.allSettled([imports('one', first, one), imports('other', watched, other)]);
      return ends.map(each =>
        each.status === 'rejected'
          ? (each.reason as ImportRefused).faults.map(({ reason }) => reason).join()
          : `made ${each.value.made.length}, added ${each.value.added}, unchanged ${each.value.unchanged}`,
      );
    }
    const groups = async () =>
      (await bot.store.inTrust(MILL_LANE.id).coaching.groups()).map(
        ({ name, members }) => `${name} ${members.length}`,
      );

    it('the same file twice is one group', async () => {
      const rows = ['Curlew,900001', 'Curlew,900002'];
      const [one, other] = await atOnce(rows, rows);
      expect([one, other].toSorted()).toEqual([
        'made 0, added 0, unchanged 2',
        'made 1, added 2, unchanged 0',
      ]);
      expect(await groups()).toEqual(['Curlew 2']);
    });

    it('a school that both put into a group is in one of the two, and the other import is refused as a whole', async () => {
      const ends = await atOnce(['Curlew,900001', 'Curlew,900002'], ['Dunlin,900002', 'Dunlin,900003']);
      expect(ends.filter(each => each.startsWith('made 1'))).toHaveLength(1);
      expect(ends.join()).toContain('Oakhurst Academy is of ');
      expect(await groups()).toHaveLength(1);
    });

    it('of two groups of one name, with other schools in each, there is one', async () => {
      await atOnce(['Curlew,900001', 'Curlew,900002'], ['Curlew,900003', 'Curlew,Priya Shah']);
      expect(await groups()).toEqual(['Curlew 4']);
    });
  });
});
