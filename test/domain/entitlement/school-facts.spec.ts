import { describe, expect, it } from 'vitest';
import { phaseGroupsOf } from '#domain/entitlement/phase-groups.ts';
import type { Standing } from '#domain/entitlement/school-record.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';

describe('the phases a rule may mean', () => {
  it.each([
    [['Nursery', 'Local authority nursery school', 2, 5], ['early years']],
    [
      ['Primary', 'Academy converter', 4, 11],
      ['primary', 'early years'],
    ],
    [['Primary', 'Academy converter', 7, 11], ['primary']],
    [['Middle deemed primary', 'Academy converter', 9, 13], ['primary']],
    [['Secondary', 'Academy converter', 11, 16], ['secondary']],
    [
      ['Secondary', 'Academy converter', 11, 18],
      ['secondary', 'sixth form'],
    ],
    [['16 plus', 'Academy 16-19 converter', 16, 19], ['sixth form']],
    [
      ['All-through', 'Free schools', 3, 18],
      ['primary', 'secondary', 'early years', 'sixth form'],
    ],
    [
      ['Not applicable', 'Academy special converter', 5, 16],
      ['special', 'primary', 'secondary'],
    ],
    [['Not applicable', null, null, null], []],
  ] as const)('of %j are %j', ([phase, type, statutoryLowAge, statutoryHighAge], groups) => {
    expect(phaseGroupsOf({ phase, type, statutoryLowAge, statutoryHighAge })).toEqual(groups);
  });
});

describe('how a school stands on a day', () => {
  const rung = (id: string) => ({ id, name: id, descriptor: id, autonomy: id, source: 'default' });
  const model = {
    ladder: ['good', 'weak'].map(id => ({ ...rung(id), evidence: [], support: [], challenge: [] })),
    statuses: ['concern', 'rapid'].map(id => ({
      ...{ id, name: `Status ${id}`, about: id, source: 'default' },
      setBy: ['ceo' as const],
      brings: [],
    })),
  };
  const standing = (change: Partial<Standing>): Standing => ({
    ...{ id: 's', kind: 'category', name: 'good', from: '2026-09-01', to: null },
    ...change,
  });

  it('is the category that began last, whatever order they were recorded in', () => {
    const standings = [standing({ name: 'weak', from: '2027-01-12' }), standing({})];
    expect(standingNow(model, standings, '2027-01-11').category).toMatchObject({ rung: { id: 'good' } });
    expect(standingNow(model, standings, '2027-01-12').category).toMatchObject({
      rung: { id: 'weak' },
      since: '2027-01-12',
    });
  });

  it('is the correction, of two from the same day', () => {
    const first = standing({ id: 'z', at: '2026-09-02T09:00:00.000Z' });
    const corrected = standing({ id: 'a', name: 'weak', at: '2026-09-03T09:00:00.000Z' });
    const standings = [corrected, first];
    expect(standingNow(model, standings, '2026-10-01').category).toMatchObject({ rung: { id: 'weak' } });
  });

  it('is no category that the model does not have', () => {
    expect(standingNow(model, [standing({ name: 'gone' })], '2026-10-01').category).toBeNull();
  });

  it('is the statuses that have begun and not ended', () => {
    const status = { kind: 'status', from: '2026-10-01' } as const;
    const standings = [
      standing({ ...status, name: 'rapid' }),
      standing({ ...status, name: 'concern', to: '2026-10-31' }),
    ];
    expect(standingNow(model, standings, '2026-10-31').statuses).toEqual(['Status concern', 'Status rapid']);
    expect(standingNow(model, standings, '2026-11-01').statuses).toEqual(['Status rapid']);
    expect(standingNow(model, standings, '2026-09-30').statuses).toEqual([]);
  });
});
