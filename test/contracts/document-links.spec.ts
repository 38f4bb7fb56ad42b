import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentLink } from '#ports/document-links.ts';
import { NotSaved } from '#ports/store.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import { MARIA, PRIYA, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';

const MADE = '2026-11-17T11:00:00.000Z';
const EXPIRES = '2026-11-17T11:10:00.000Z';
const LAST_MOMENT = '2026-11-17T11:09:59.999Z';

describe.each(engines())('links to documents on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
    });
    afterAll(() => trusts.close());
    const find = (tokenHash: string, now = MADE) =>
      trusts.stores[0].inTrust(MILL_LANE.id).documentLinks.find(tokenHash, now);
    const open = (tokenHash: string, now = MADE, process: 0 | 1 = 0) =>
      trusts.mill(tx => tx.documentLinks.open(tokenHash, now), process);
    let links = 0;
    async function saved(change: Partial<DocumentLink> = {}): Promise<DocumentLink> {
      links += 1;
      const tokenHash = String(links).padStart(64, '0');
      const about = { personId: PRIYA, document: 'minutes', subject: 'meeting-1' } as const;
      const link = { tokenHash, ...about, madeAt: MADE, expiresAt: EXPIRES, ...change };
      await trusts.mill(tx => tx.documentLinks.save(link));
      return link;
    }

    it('is found as often as it is looked for, and then still opens', async () => {
      const link = await saved();
      for (const now of [MADE, MADE, LAST_MOMENT]) expect(await find(link.tokenHash, now)).toEqual(link);
      expect(await open(link.tokenHash)).toEqual(link);
    });

    it('opens once: afterwards it is neither found nor opened', async () => {
      const { tokenHash } = await saved();
      await open(tokenHash);
      expect([await find(tokenHash), await open(tokenHash)]).toEqual([null, null]);
    });

    it('opens for exactly one of many who try at once, from two processes', async () => {
      const link = await saved();
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, i) => open(link.tokenHash, MADE, i % 2 === 0 ? 0 : 1)),
      );
      expect(tries.filter(Boolean)).toEqual([link]);
    });

    it('opens for the next one when whoever opened it saved nothing', async () => {
      const link = await saved();
      const failed = trusts.mill(async tx => {
        await tx.documentLinks.open(link.tokenHash, MADE);
        throw new Error('the minutes could not be made');
      });
      await expect(failed).rejects.toThrow('could not be made');
      expect(await open(link.tokenHash)).toEqual(link);
    });

    it('opens until the moment it expires, and not at that moment', async () => {
      const [kept, gone] = [await saved(), await saved()];
      expect(await open(kept.tokenHash, LAST_MOMENT)).toEqual(kept);
      expect(await find(gone.tokenHash, EXPIRES)).toBeNull();
      expect(await open(gone.tokenHash, EXPIRES)).toBeNull();
    });

    it('does not open for what is only like it', async () => {
      const { tokenHash } = await saved();
      for (const other of ['', tokenHash.slice(1), `${tokenHash}0`, '%'])
        expect([await find(other), await open(other)], other).toEqual([null, null]);
    });

    it('does not open in another trust, not even for a person of the same id, and stays as it was', async () => {
      const link = await saved();
      const other = trusts.stores[0].inTrust(FAR_HILLS.id).documentLinks;
      expect(await other.find(link.tokenHash, MADE)).toBeNull();
      expect(await trusts.far(tx => tx.documentLinks.open(link.tokenHash, MADE))).toBeNull();
      await trusts.far(tx => tx.documentLinks.forget('2027-01-01T00:00:00.000Z'));
      expect(await open(link.tokenHash)).toEqual(link);
    });

    it('is each person’s own: two people’s links to one document open one by one', async () => {
      const [priyas, marias] = [await saved(), await saved({ personId: MARIA })];
      expect((await open(marias.tokenHash))?.personId).toBe(MARIA);
      expect((await open(priyas.tokenHash))?.personId).toBe(PRIYA);
    });

    it('is never made for somebody the trust does not know, nor twice with one secret', async () => {
      await expect(saved({ personId: 'person-nobody' })).rejects.toThrow(NotSaved);
      const { tokenHash } = await saved();
      await expect(saved({ tokenHash })).rejects.toThrow();
    });

    it('is forgotten when it expired before the moment given, opened or not; the others stay', async () => {
      const [old, opened, fresh] = [
        await saved(),
        await saved(),
        await saved({ expiresAt: '2026-11-18T11:00:00.000Z' }),
      ];
      await open(opened.tokenHash);
      await trusts.mill(tx => tx.documentLinks.forget(EXPIRES));
      expect(await find(old.tokenHash)).toEqual(old);
      await trusts.mill(tx => tx.documentLinks.forget('2026-11-17T11:10:00.001Z'));
      expect(await find(old.tokenHash)).toBeNull();
      // A secret that was forgotten can be used again: nothing of it is left.
      await saved({ tokenHash: opened.tokenHash });
      expect(await find(fresh.tokenHash)).toEqual(fresh);
    });
  });
});
