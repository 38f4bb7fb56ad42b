import { describe, expect, it } from 'vitest';
import { elsewhere, ending, faultsOf, membersOn, without } from '#domain/coaching/group.ts';
import { breaksOf, mayBeOf } from '#domain/coaching/group-rule.ts';
import { fallingIn, tally, together } from '#domain/coaching/held-against-owed.ts';
import { isAhead, mayBecome } from '#domain/coaching/peer-review.ts';
import { membership, newGroup, personMember, schoolMember } from '#test/builders/coaching.ts';

const school = (n: number, change = {}) => membership(schoolMember(String(900_000 + n)), change);
const group = (change: Parameters<typeof newGroup>[0] = {}) => ({ ...newGroup(change), version: 1 });
const TODAY = '2026-11-12';

describe('a coaching group', () => {
  it('of two to five members is none the worse', () => {
    expect(faultsOf(group({ members: [school(1), school(2)] }), TODAY)).toEqual([]);
    expect(faultsOf(group({ members: [1, 2, 3, 4, 5].map(n => school(n)) }), TODAY)).toEqual([]);
  });

  it('is too small or too large on the very day it becomes so', () => {
    const leaving = group({ members: [school(1), school(2, { to: '2026-11-30' })] });
    expect(faultsOf(leaving, TODAY)).toEqual([{ kind: 'too-few', on: '2026-12-01', count: 1 }]);
    const joining = group({
      members: [1, 2, 3, 4, 5, 6].map(n => school(n, n === 6 ? { from: '2026-12-01' } : {})),
    });
    expect(faultsOf(joining, TODAY)).toEqual([{ kind: 'too-many', on: '2026-12-01', count: 6 }]);
  });

  it('is not judged by what it was before the day', () => {
    const grown = group({ members: [school(1), school(2, { from: '2026-10-01' })] });
    expect(faultsOf(grown, TODAY)).toEqual([]);
    expect(faultsOf(grown, '2026-09-01')).toEqual([{ kind: 'too-few', on: '2026-09-01', count: 1 }]);
  });

  it('has nobody twice at a time, and may have somebody again later', () => {
    const twice = group({ members: [school(1), school(2), school(1, { id: 'again', from: '2026-12-01' })] });
    expect(faultsOf(twice, TODAY)).toEqual([{ kind: 'twice', member: schoolMember('900001') }]);
    const later = [
      school(1, { to: '2026-11-30' }),
      school(2),
      school(3),
      school(1, { id: 'b', from: '2026-12-01' }),
    ];
    expect(faultsOf(group({ members: later }), TODAY)).toEqual([]);
  });

  it('has nobody before its first day or after its last', () => {
    const outside = group({
      to: '2027-07-21',
      members: [school(1), school(2, { to: '2027-07-21' }), school(3, { to: '2027-07-20' })],
    });
    expect(faultsOf(outside, TODAY)).toContainEqual({ kind: 'outside', member: schoolMember('900001') });
  });

  it('is on each day what it was then, also after somebody has left', () => {
    const before = group();
    const after = without(before, 'of-900002', TODAY);
    const on = (day: string) => membersOn(after, day).map(({ id }) => id);
    expect(on('2026-08-31')).toEqual([]);
    expect(on('2026-11-11')).toEqual(membersOn(before, '2026-11-11').map(({ id }) => id));
    expect(on(TODAY)).toEqual(['of-900001', 'of-900003']);
  });

  it('somebody who leaves before their first day was never of it', () => {
    const joining = group({ members: [school(1), school(2), school(3, { from: '2026-12-01' })] });
    expect(without(joining, 'of-900003', '2026-12-01').members.map(({ id }) => id)).toEqual([
      'of-900001',
      'of-900002',
    ]);
  });

  it('ends with everybody in it, on the day or before', () => {
    const members = [school(1), school(2, { to: '2026-10-01' }), school(3, { from: '2026-12-20' })];
    expect(ending(group({ members }), '2026-12-18')).toMatchObject({
      to: '2026-12-18',
      members: [
        { id: 'of-900001', to: '2026-12-18' },
        { id: 'of-900002', to: '2026-10-01' },
      ],
    });
  });

  it('shares nobody with another at the same time, by whatever they are', () => {
    const one = group({ members: [school(1), membership(personMember('ada'))] });
    const other = group({
      id: 'h',
      members: [membership(personMember('ada'), { from: '2027-01-01' }), school(9)],
    });
    expect(elsewhere(one, [one, other])).toEqual([{ group: other, member: personMember('ada') }]);
    const over = group({
      id: 'h',
      members: [membership(personMember('ada'), { from: '2026-01-01', to: '2026-08-31' })],
    });
    expect(elsewhere(one, [over])).toEqual([]);
  });
});

describe('what groups are to keep to', () => {
  const rule = (kind: 'never-together' | 'always-together' | 'same-phase', ...ns: number[]) => ({
    ...{
      id: kind,
      kind,
      urns: ns.map(n => String(900_000 + n)),
      byId: 'dee',
      at: '2026-11-01T09:00:00.000Z',
    },
  });
  const groups = [
    group({ id: 'a', members: [school(1), school(2)] }),
    group({ id: 'b', members: [school(3), school(4)] }),
  ];
  const broken = (given: ReturnType<typeof rule>, day = TODAY) =>
    breaksOf([given], groups, { day, phaseOf: urn => (urn === '900004' ? 'Secondary' : 'Primary') }).flatMap(
      ({ groupIds }) => groupIds,
    );

  it.each([
    [rule('never-together', 1, 2), ['a']],
    [rule('never-together', 1, 3), []],
    [rule('always-together', 1, 2), []],
    [rule('always-together', 1, 3), ['a', 'b']],
    [rule('always-together', 1, 9), ['a']],
    [rule('always-together', 8, 9), []],
    [rule('same-phase'), ['b']],
  ])('%j: %j', (given, ids) => {
    expect(broken(given)).toEqual(ids);
    expect(broken(given, '2026-08-31')).toEqual([]);
  });

  it('is of two schools or more; of every group where it is the phase', () => {
    expect(
      [rule('never-together', 1), rule('always-together', 1, 1), rule('same-phase', 1, 2)].map(mayBeOf),
    ).toEqual([false, false, false]);
    expect([rule('never-together', 1, 2), rule('same-phase')].map(mayBeOf)).toEqual([true, true]);
  });
});

describe('a peer review', () => {
  it('that was held or called off is settled for good; one not held may be made up for', () => {
    expect(mayBecome('held', 'planned') || mayBecome('called-off', 'planned')).toBe(false);
    expect(
      mayBecome('not-held', 'planned') && mayBecome('booked', 'held') && mayBecome('planned', 'booked'),
    ).toBe(true);
    expect(mayBecome('planned', 'held')).toBe(false);
    expect(
      (['planned', 'timing', 'booked', 'held', 'not-held', 'called-off'] as const).map(state =>
        isAhead({ state }),
      ),
    ).toEqual([true, true, true, false, false, false]);
  });

  it('is counted by the half term in which its time ends; what was waived is not owed', () => {
    const items = (['done', 'booked', 'late', 'missed', 'owed', 'waived', 'not required'] as const).map(
      state => ({ state, to: '2026-12-18' }),
    );
    const half = { from: '2026-11-02', to: '2026-12-18' };
    expect(tally(fallingIn(items, half))).toEqual({ owed: 5, held: 1, booked: 1, notHeld: 2 });
    expect(fallingIn([{ to: '2026-10-16' }], half)).toEqual([]);
    expect(together([tally(items), tally(items)]).owed).toBe(10);
  });
});
