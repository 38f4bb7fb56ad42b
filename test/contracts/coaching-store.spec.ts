import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elsewhere } from '#domain/coaching/group.ts';
import type { GroupRule } from '#domain/coaching/group-rule.ts';
import type { TrustWrites } from '#ports/store.ts';
import {
  membership,
  newBlackout,
  newGroup,
  newReview,
  personMember,
  schoolMember,
} from '#test/builders/coaching.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import {
  ELMFIELD,
  MARIA,
  OAKWOOD,
  PRIYA,
  TOM,
  type TwoTrusts,
  twoTrusts,
} from '#test/fixtures/two-trusts.ts';

const AT = '2026-11-12T09:00:00.000Z';
const [oakwood, elmfield, maria] = [schoolMember(OAKWOOD), schoolMember(ELMFIELD), personMember(MARIA)];
const CURLEW = newGroup({
  purpose: 'Reading',
  facilitatorId: PRIYA,
  members: [
    membership(oakwood),
    membership(elmfield),
    membership(maria, { from: '2026-10-05', to: '2026-11-20' }),
  ],
});
const RULE: GroupRule = { id: 'rule', kind: 'never-together', urns: [OAKWOOD, ELMFIELD], byId: TOM, at: AT };

describe.each(engines())('coaching groups on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).coaching;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      for (const within of [trusts.mill, trusts.far])
        await within(async ({ coaching }) => {
          await coaching.add(CURLEW);
          await coaching.addRule(RULE);
          await coaching.addReview(newReview({ host: maria, visitors: [elmfield, oakwood] }));
        });
    });
    afterAll(() => trusts.close());

    it('are read as they were made, each member from its day to its day', async () => {
      expect(await reads().find('g')).toEqual({ ...CURLEW, version: 1 });
      expect(await reads().find('none')).toBeNull();
    });

    it('keep the days in which a school does not host until they are taken back', async () => {
      const blackout = newBlackout({ urn: OAKWOOD });
      const earlier = newBlackout({ id: 'earlier', urn: ELMFIELD, from: '2026-11-16', to: '2026-11-20' });
      await trusts.mill(async ({ coaching }) => {
        await coaching.addBlackout(blackout);
        await coaching.addBlackout(earlier);
      });
      expect(await reads().blackouts()).toEqual([earlier, blackout]);
      expect(await trusts.far(({ coaching }) => coaching.takeBlackout('blackout'))).toBe(false);
      expect(await trusts.mill(({ coaching }) => coaching.takeBlackout('blackout'))).toBe(true);
      expect(await reads().blackouts()).toEqual([earlier]);
    });

    it('stand by name, those without members too', async () => {
      await trusts.mill(({ coaching }) => coaching.add(newGroup({ id: 'a', name: 'Avocet', members: [] })));
      expect((await reads().groups()).map(({ name }) => name)).toEqual(['Avocet', 'Curlew']);
    });

    it('change what is given, and the version rises with that and with the members', async () => {
      await trusts.mill(async ({ coaching }) => {
        expect(await coaching.change('g', { name: 'Dunlin', to: '2027-07-21' })).toBe(true);
        expect(await coaching.change('none', { name: 'Dunlin' })).toBe(false);
        await coaching.setMembers('g', [
          membership(oakwood),
          membership(elmfield, { to: '2026-11-30' }),
          membership(maria),
        ]);
        await coaching.setMembers('none', [membership(oakwood)]);
      });
      const found = await reads().find('g');
      expect(found).toMatchObject({ name: 'Dunlin', purpose: 'Reading', to: '2027-07-21', version: 3 });
      expect(found?.members.map(({ id, to }) => [id, to])).toEqual([
        [`of-${OAKWOOD}`, null],
        [`of-${ELMFIELD}`, '2026-11-30'],
        [`of-${MARIA}`, null],
      ]);
    });

    it('are held one at a time', async () => {
      const held = (id: string) => trusts.mill(({ coaching }) => coaching.hold(id));
      expect([await held('g'), await held('none')]).toEqual([true, false]);
      expect((await reads().find('g'))?.version).toBe(3);
    });

    it('one member put into two groups by two processes at once is found in the first by the second', async () => {
      const join = async ({ coaching }: TrustWrites, id: string) => {
        await coaching.holdMembers([personMember(TOM), oakwood]);
        const group = newGroup({ id, members: [membership(personMember(TOM), { id: `${id}-tom` })] });
        if (elsewhere({ ...group, version: 1 }, await coaching.groups()).length > 0) return 'taken';
        await coaching.add(group);
        return 'joined';
      };
      const became = await Promise.all([
        trusts.mill(tx => join(tx, 'one'), 0),
        trusts.mill(tx => join(tx, 'two'), 1),
      ]);
      expect(became.toSorted()).toEqual(['joined', 'taken']);
    });

    it('keep rules until they are taken back', async () => {
      expect(await reads().rules()).toEqual([RULE]);
      await trusts.mill(async ({ coaching }) => {
        expect(await coaching.takeRule('rule')).toBe(true);
        expect(await coaching.takeRule('rule')).toBe(false);
      });
      expect(await reads().rules()).toEqual([]);
    });

    it('have reviews with who hosts and who comes, in the order of what they are for', async () => {
      await trusts.mill(({ coaching }) =>
        coaching.addReview(newReview({ id: 'early', from: '2026-09-03', to: '2026-10-16', visitors: [] })),
      );
      expect(await reads().review('r')).toEqual({
        ...newReview({ host: maria, visitors: [elmfield, oakwood] }),
        version: 1,
      });
      expect((await reads().reviewsOf('g')).map(({ id }) => id)).toEqual(['early', 'r']);
      expect((await reads().reviews()).map(({ id }) => id)).toEqual(['early', 'r']);
      expect(await reads().reviewsOf('a')).toEqual([]);
      expect(await reads().review('none')).toBeNull();
    });

    it('a review is found by the visit it is booked as, and changes what is given', async () => {
      await trusts.mill(async ({ coaching }) => {
        expect(await coaching.changeReview('r', { state: 'booked', visitId: 'v' })).toBe(true);
        expect(await coaching.changeReview('r', { host: oakwood, visitors: [maria] })).toBe(true);
        expect(await coaching.changeReview('none', { state: 'held', visitors: [maria] })).toBe(false);
      });
      expect(await reads().reviewOfVisit('v')).toMatchObject({
        ...{ id: 'r', state: 'booked', host: oakwood, visitors: [maria], version: 3 },
      });
      expect(await reads().reviewOfVisit('another')).toBeNull();
    });

    it('a review has its week, and may lose it', async () => {
      const week = async () => (await reads().review('r'))?.week;
      expect(await week()).toBeNull();
      await trusts.mill(({ coaching }) => coaching.changeReview('r', { week: '2026-11-16' }));
      expect(await week()).toBe('2026-11-16');
      await trusts.mill(({ coaching }) => coaching.changeReview('r', { week: null }));
      expect(await week()).toBeNull();
    });

    it('of another trust stay as they were', async () => {
      const { coaching } = trusts.stores[0].inTrust(FAR_HILLS.id);
      expect(await coaching.groups()).toEqual([{ ...CURLEW, version: 1 }]);
      expect(await coaching.rules()).toEqual([RULE]);
      expect(await coaching.review('r')).toMatchObject({ host: maria, state: 'planned', version: 1 });
    });

    it('go when their time has come, and who is of one still stays', async () => {
      await trusts.mill(async ({ coaching, privacy }) => {
        await coaching.add(newGroup({ id: 'old', from: '2019-09-01', to: '2020-07-20', members: [] }));
        const { count, goneIds } = await privacy.expire('coaching', '2026-11-01T00:00:00.000Z', 200);
        expect([count, [...goneIds].toSorted()]).toEqual([2, ['early', 'old']]);
      });
      expect((await reads().find('g'))?.members).toHaveLength(3);
      expect(await reads().find('old')).toBeNull();
    });
  });
});
