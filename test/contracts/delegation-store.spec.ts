import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewDelegation } from '#ports/delegation-store.ts';
import { FAR_HILLS, MILL_LANE, person } from '#test/builders/trust.ts';
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

const NAMED_AT = '2026-11-12T08:00:00.000Z';
const ENDED_AT = '2026-11-17T11:00:00.000Z';
const HEAD = 'person-helen-day';

const delegation = (id: string, change: Partial<NewDelegation> = {}): NewDelegation => ({
  ...{ id, urn: OAKWOOD, personId: MARIA, namedById: HEAD, kind: 'answers' },
  ...{ from: '2026-11-16', to: '2026-11-27', namedAt: NAMED_AT },
  ...change,
});

describe.each(engines())('delegations on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).delegations;
    const idsOn = async (day: string, urn?: string) => (await reads().holding(day, urn)).map(({ id }) => id);
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      for (const within of [trusts.mill, trusts.far])
        await within(async tx => {
          const at = [OAKWOOD, ELMFIELD].map(urn => ({ kind: 'school', urn }) as const);
          await tx.people.save(
            person(
              'Helen Day',
              at.map(scope => ({ role: 'head', scope })),
            ),
          );
          await tx.delegations.add(delegation('one'));
        });
      await trusts.mill(async tx => {
        await tx.delegations.add(
          delegation('early', { personId: PRIYA, kind: 'slots', from: '2026-11-10', to: '2026-11-13' }),
        );
        await tx.delegations.add(delegation('other', { urn: ELMFIELD, personId: PRIYA, kind: 'slots' }));
        // He is no head of the school: what he named does not hold.
        await tx.delegations.add(delegation('not-a-head', { personId: PRIYA, namedById: TOM }));
      });
    });
    afterAll(() => trusts.close());

    it('is read as it was added, with both names', async () => {
      expect(await reads().find('one')).toEqual({
        ...delegation('one'),
        ...{ personName: 'Maria Lopez', namedByName: 'Helen Day', endedAt: null },
      });
      expect(await reads().find('none')).toBeNull();
    });

    it('holds from its first day to its last, both included', async () => {
      const days = ['2026-11-09', '2026-11-10', '2026-11-13', '2026-11-14', '2026-11-16', '2026-11-27'];
      expect(await Promise.all([...days, '2026-11-28'].map(day => idsOn(day, OAKWOOD)))).toEqual([
        [],
        ['early'],
        ['early'],
        [],
        ['one'],
        ['one'],
        [],
      ]);
    });

    it('is found for one school, for all of them, and for the person named', async () => {
      expect(await idsOn('2026-11-20')).toEqual(['one', 'other']);
      expect((await reads().ofSchool(OAKWOOD)).map(({ id }) => id)).toEqual(['early', 'not-a-head', 'one']);
      expect((await reads().ofPerson(PRIYA)).map(({ id }) => id)).toEqual(['early', 'not-a-head', 'other']);
    });

    it('is over after its last day, until that is noted', async () => {
      const over = async () => (await reads().over('2026-11-14')).map(({ id }) => id);
      expect((await reads().over('2026-11-13')).map(({ id }) => id)).toEqual([]);
      expect(await over()).toEqual(['early']);
      expect(await trusts.mill(tx => tx.delegations.end('early', ENDED_AT))).toBe(true);
      expect(await over()).toEqual([]);
    });

    it('ends once, at the moment given, and holds no more', async () => {
      await trusts.mill(tx => tx.delegations.add(delegation('ended', { personId: PRIYA })));
      expect(await trusts.mill(tx => tx.delegations.end('ended', ENDED_AT))).toBe(true);
      expect(await trusts.mill(tx => tx.delegations.end('ended', NAMED_AT))).toBe(false);
      expect(await trusts.mill(tx => tx.delegations.end('none', ENDED_AT))).toBe(false);
      expect(await reads().find('ended')).toMatchObject({ endedAt: ENDED_AT });
      expect(await idsOn('2026-11-20', OAKWOOD)).toEqual(['one']);
    });

    it('holds only as long as whoever named them is head of the school', async () => {
      const appoint = (urn: string) =>
        trusts.mill(tx => tx.people.appoint(HEAD, [{ role: 'head', scope: { kind: 'school', urn } }]));
      await appoint(ELMFIELD);
      expect(await idsOn('2026-11-20')).toEqual(['other']);
      await appoint(OAKWOOD);
      expect(await idsOn('2026-11-20')).toEqual(['one']);
    });

    it('is named for a school one after another, and for no school that is not there', async () => {
      expect(await trusts.mill(tx => tx.delegations.hold(OAKWOOD))).toBe(true);
      expect(await trusts.mill(tx => tx.delegations.hold('999999'))).toBe(false);
    });

    it('leaves another trust as it was', async () => {
      const theirs = trusts.stores[0].inTrust(FAR_HILLS.id).delegations;
      await trusts.mill(tx => tx.delegations.end('one', ENDED_AT));
      expect(await theirs.find('one')).toMatchObject({ endedAt: null });
      expect((await theirs.holding('2026-11-20')).map(({ id }) => id)).toEqual(['one']);
    });
  });
});
