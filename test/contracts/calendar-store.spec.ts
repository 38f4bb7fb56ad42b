import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import { NotSaved, type Store } from '#ports/store.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const AUTUMN: CalendarEntry = {
  scope: 'trust',
  kind: 'term',
  name: 'Autumn term',
  startsOn: '2026-09-02',
  endsOn: '2026-12-18',
};
const LOCAL: CalendarEntry = { ...AUTUMN, scope: 'la:990', endsOn: '2026-12-16' };
const INSET: CalendarEntry = {
  scope: 'school:900001',
  kind: 'inset',
  name: 'INSET day',
  startsOn: '2026-09-01',
  endsOn: '2026-09-01',
};

describe.each(engines())('the calendar store on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      for (const trust of [MILL_LANE, FAR_HILLS])
        await store.transaction(trust.id, tx => tx.trust.create(trust));
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const entries = () => store.inTrust(MILL_LANE.id).calendar.entries();
    const inMill = (work: Parameters<Store['transaction']>[1]) => store.transaction(MILL_LANE.id, work);

    it('is empty before anything is imported', async () => {
      expect(await entries()).toEqual([]);
    });

    it('keeps entries of every scope, in the order of their first days', async () => {
      await inMill(tx => tx.calendar.save([AUTUMN, LOCAL, INSET]));
      expect(await entries()).toEqual([INSET, LOCAL, AUTUMN]);
    });

    it('changes nothing when the same is saved again, and replaces name and end under the same key', async () => {
      await inMill(tx => tx.calendar.save([AUTUMN, LOCAL, INSET]));
      const longer = { ...AUTUMN, name: 'Autumn', endsOn: '2026-12-19' };
      await inMill(tx => tx.calendar.save([longer]));
      expect(await entries()).toEqual([INSET, LOCAL, longer]);
    });

    it('takes out exactly the entry named, and passes over one that is not there', async () => {
      await inMill(tx => tx.calendar.remove([LOCAL, { ...AUTUMN, startsOn: '2025-09-02' }]));
      expect((await entries()).map(entry => entry.scope)).toEqual(['school:900001', 'trust']);
    });

    it('shows one trust nothing of another, and takes nothing out of it', async () => {
      expect(await store.inTrust(FAR_HILLS.id).calendar.entries()).toEqual([]);
      await store.transaction(FAR_HILLS.id, tx => tx.calendar.remove([INSET]));
      expect(await entries()).toHaveLength(2);
    });

    it('refuses an entry of a trust that is not there', async () => {
      await expect(store.transaction('trust-nobody', tx => tx.calendar.save([AUTUMN]))).rejects.toThrow(
        NotSaved,
      );
    });
  });
});
