import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestStep } from '#domain/obligation/request.ts';
import type { NewRequest } from '#ports/obligation-store.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import { ELMFIELD, MARIA, OAKWOOD, TOM, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';

const AT = '2026-12-11T08:00:00.000Z';
const request = (id: string, change: Partial<NewRequest> = {}): NewRequest => ({
  ...{ id, urn: OAKWOOD, thing: 'pupil-data', owedTo: '2026-12-18', dueOn: '2026-12-18', openedAt: AT },
  ...change,
});
const step = (id: string, change: Partial<RequestStep> = {}): RequestStep => ({
  ...{
    id,
    requestId: 'autumn',
    kind: 'done',
    day: '2026-12-11',
    words: 'All year groups',
    byId: TOM,
    at: AT,
  },
  ...{ link: 'https://oakwood.example/data', ...change },
});

describe.each(engines())('what is to be sent on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).obligations;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      for (const within of [trusts.mill, trusts.far])
        await within(tx => tx.obligations.open(request('autumn')).then(() => {}));
      await trusts.mill(async ({ obligations }) => {
        await obligations.open(request('spring', { owedTo: '2027-03-25', dueOn: '2027-03-25' }));
        await obligations.open(request('elmfield', { urn: ELMFIELD }));
        await obligations.open(request('last-year', { owedTo: '2026-07-20', dueOn: '2026-07-20' }));
      });
    });
    afterAll(() => trusts.close());

    it('is read as it was opened, with nothing said', async () => {
      expect(await reads().find('autumn')).toEqual({ ...request('autumn'), version: 0, steps: [] });
      expect(await reads().find('none')).toBeNull();
    });

    it('is listed from a day on, of all schools or of some, the earliest due first', async () => {
      const ids = async (...asked: Parameters<ReturnType<typeof reads>['since']>) =>
        (await reads().since(...asked)).map(({ id }) => id);
      expect(await ids('2026-09-01')).toEqual(['autumn', 'elmfield', 'spring']);
      expect(await ids('2026-12-18', [OAKWOOD])).toEqual(['autumn', 'spring']);
      expect(await ids('2026-12-19')).toEqual(['spring']);
      expect(await ids('2026-09-01', [])).toEqual([]);
    });

    it('is opened once for a school, a thing and a window, whoever is first', async () => {
      const open = (id: string) => trusts.mill(tx => tx.obligations.open(request(id, { thing: 'sef' })));
      const opened = await Promise.all(['one', 'two', 'three'].map(open));
      expect(opened.filter(Boolean)).toHaveLength(1);
      expect(await trusts.mill(tx => tx.obligations.open(request('again')))).toBe(false);
      expect(await reads().find('again')).toBeNull();
    });

    it('moves to another window, but not to one that is another’s', async () => {
      const to = { owedTo: '2027-03-26', dueOn: '2027-03-26' };
      expect(await trusts.mill(tx => tx.obligations.move('spring', to))).toBe(true);
      expect(await reads().find('spring')).toMatchObject(to);
      const taken = { owedTo: '2026-12-18', dueOn: '2026-12-18' };
      expect(await trusts.mill(tx => tx.obligations.move('spring', taken))).toBe(false);
      expect(await trusts.mill(tx => tx.obligations.move('none', to))).toBe(false);
      expect(await reads().find('spring')).toMatchObject(to);
    });

    it('keeps everything that is said, in its order, and its version rises with each', async () => {
      await trusts.mill(tx => tx.obligations.addStep(step('b')));
      await trusts.mill(tx =>
        tx.obligations.addStep(step('a', { kind: 'not-yet', day: '2027-01-12', link: null })),
      );
      await trusts.mill(tx =>
        tx.obligations.addStep(step('c', { kind: 'not-applicable', day: null, link: null })),
      );
      const found = await reads().find('autumn');
      expect(found?.version).toBe(3);
      expect(found?.steps).toEqual([
        step('b'),
        step('a', { kind: 'not-yet', day: '2027-01-12', link: null }),
        step('c', { kind: 'not-applicable', day: null, link: null }),
      ]);
      await expect(
        trusts.mill(tx => tx.obligations.addStep(step('x', { requestId: 'none' }))),
      ).rejects.toThrow();
    });

    it('remembers who was asked, once for each cause', async () => {
      const ask = { requestId: 'autumn', personId: TOM, because: '', at: AT };
      await trusts.mill(tx => tx.obligations.addAsks([ask, { ...ask, personId: MARIA }]));
      await trusts.mill(tx => tx.obligations.addAsks([ask, { ...ask, because: 'a' }]));
      await trusts.mill(tx => tx.obligations.addAsks([]));
      const asks = (await reads().asksOf(['autumn', 'elmfield'])).map(
        ({ personId, because }) => `${personId} ${because}`,
      );
      expect(asks.toSorted()).toEqual([`${MARIA} `, `${TOM} `, `${TOM} a`].toSorted());
      expect(await reads().asksOf(['elmfield'])).toEqual([]);
    });

    it('leaves another trust as it was', async () => {
      const theirs = trusts.stores[0].inTrust(FAR_HILLS.id).obligations;
      expect(await theirs.since('2020-01-01')).toEqual([{ ...request('autumn'), version: 0, steps: [] }]);
      expect(await theirs.asksOf(['autumn'])).toEqual([]);
    });
  });
});
