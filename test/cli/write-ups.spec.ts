import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteUpKeys } from '#adapters/store/group-key.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store } from '#ports/store.ts';
import { newGroup, newReview } from '#test/builders/coaching.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { newWriteUp, OTHER_WRITE_UPS_KEY, WRITE_UPS_KEY } from '#test/builders/write-up.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T12:00:00.000Z';
const TRUSTS = [MILL_LANE, FAR_HILLS];
const GROUPS = ['g', 'h'];
const BEFORE: WriteUpKeys = { current: WRITE_UPS_KEY, before: null };
const AFTER: WriteUpKeys = { current: OTHER_WRITE_UPS_KEY, before: null };
const CHANGING: WriteUpKeys = { current: OTHER_WRITE_UPS_KEY, before: WRITE_UPS_KEY };

/** Two trusts, each with two groups that have written something for themselves alone. */
describe.each(engines())('the key of write-ups from the command line on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    const opened: Store[] = [];
    const open = (writeUpKeys: WriteUpKeys) => {
      const store = prismaStore(database.connection, { writeUpKeys });
      opened.push(store);
      return store;
    };
    beforeAll(async () => {
      database = await freshDatabase(engine);
      const store = open(BEFORE);
      for (const trust of TRUSTS)
        await store.transaction(trust.id, async tx => {
          await tx.trust.create(trust);
          const urns = ['900001', '900002', '900003'];
          await tx.schools.add(
            urns.map(urn => registerEntry({ urn })),
            NOW,
          );
          for (const id of GROUPS) {
            await tx.coaching.add(newGroup({ id, name: id, members: [] }));
            await tx.coaching.addReview(newReview({ id: `r-${id}`, groupId: id }));
            await tx.peerReviews.addWriteUp(newWriteUp({ id: `w-${id}`, reviewId: `r-${id}`, groupId: id }));
          }
        });
    });
    afterAll(async () => {
      for (const each of opened) await each.close();
      await database.drop();
    });

    /** What of all that was written opens with these keys, of four. */
    const readable = async (keys: WriteUpKeys): Promise<number> => {
      const store = open(keys);
      const all = await Promise.all(
        TRUSTS.flatMap(({ id }) => GROUPS.map(group => store.inTrust(id).peerReviews.writeUps(`r-${group}`))),
      );
      return all.flat().filter(({ words }) => words?.seen === 'Quagga').length;
    };
    const rewrap = (writeUpKeys: WriteUpKeys, openStore?: () => Promise<Store>) =>
      fortnight({ ...database, writeUpKeys, ...(openStore && { openStore }) }, NOW, 'write-ups', 'rewrap');
    const said = (counts: readonly number[]) =>
      TRUSTS.map(({ uid }, at) => `Trust ${uid}: ${counts[at]} of 2 groups' keys wrapped anew`).join('\n');

    it('a new key is printed once, is another each time, and is one the bot takes', async () => {
      const made = () => fortnight(database, NOW, 'write-ups', 'new-key');
      const [one, two] = [await made(), await made()];
      expect([one.code, one.err]).toEqual([0, '']);
      expect(Buffer.from(one.out.trim(), 'base64')).toHaveLength(32);
      expect(two.out).not.toBe(one.out);
    });

    it('without a key there is nothing to wrap with, and it says so', async () => {
      const { code, err } = await rewrap({ current: null, before: WRITE_UPS_KEY });
      expect(code).toBe(1);
      expect(err).toContain('WRITE_UPS_KEY is not set');
      expect(await readable(BEFORE)).toBe(4);
    });

    it('with another key than the one they are under, or with none before, every key stays as it was', async () => {
      const wrong = Buffer.alloc(32, 9).toString('base64');
      for (const before of [wrong, null]) {
        const { code, out, err } = await rewrap({ current: OTHER_WRITE_UPS_KEY, before });
        expect(code).toBe(1);
        expect(out.trim()).toBe(said([0, 0]));
        expect(err).toContain("4 groups' keys could not be opened, and stayed as they were");
      }
      expect([await readable(BEFORE), await readable(AFTER)]).toEqual([4, 0]);
    });

    it('cut short within a trust, that trust is as before and nothing is lost; run again, it is all done', async () => {
      let calls = 0;
      const dying = async (): Promise<Store> => {
        const store = open(CHANGING);
        return {
          ...store,
          close: async () => {},
          transaction: (trustId, work, options) =>
            store.transaction(
              trustId,
              async tx => {
                const done = await work(tx);
                calls += 1;
                if (calls === 2) throw new Error('the machine is switched off');
                return done;
              },
              options,
            ),
        };
      };
      expect((await rewrap(CHANGING, dying)).code).not.toBe(0);
      expect([await readable(BEFORE), await readable(AFTER)]).toEqual([2, 2]);
      // With both keys set, as they are while it is done, everybody reads on.
      expect(await readable(CHANGING)).toBe(4);
      const again = await rewrap(CHANGING);
      expect([again.code, again.err]).toEqual([0, '']);
      expect(again.out).toMatch(/2 of 2 groups' keys wrapped anew/);
      expect(again.out).toMatch(/0 of 2 groups' keys wrapped anew/);
      expect([await readable(BEFORE), await readable(AFTER)]).toEqual([0, 4]);
    });

    it('done already, it changes nothing; each time something changed is on the record, with no key in it', async () => {
      expect((await rewrap(CHANGING)).out.trim()).toBe(said([0, 0]));
      const store = open(AFTER);
      for (const { id } of TRUSTS) {
        const entries = await store.inTrust(id).audit.list({ subject: 'write-ups' });
        expect(entries).toMatchObject([
          { verb: 'write-ups.rewrap', actorId: 'operator', after: { groups: 2, anew: 2, closed: 0 } },
        ]);
        for (const key of [WRITE_UPS_KEY, OTHER_WRITE_UPS_KEY])
          expect(JSON.stringify(entries)).not.toContain(key);
      }
    });
  });
});
