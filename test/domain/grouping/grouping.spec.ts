import { describe, expect, it } from 'vitest';
import { faultsOfGrouping, type Grouping } from '#domain/grouping/grouping.ts';
import { groupingAsked, groupingCost, joiner } from '#test/builders/grouping.ts';

const joiners = ['a', 'b', 'c', 'd', 'e', 'f'].map(id =>
  joiner(id, { phase: id === 'f' ? 'Secondary' : 'Primary' }),
);
const asked = groupingAsked(joiners, { never: [['a', 'b']], always: [['c', 'd']], samePhase: true });

describe('what a division may not do', () => {
  it.each<[string, Grouping]>([
    ['once', [['a', 'c', 'd'], ['b']]],
    ['once', [['a', 'c', 'd'], ['b', 'e', 'e'], ['f']]],
    ['size', [['a', 'c', 'd'], ['b', 'e'], ['f']]],
    ['never', [['a', 'b', 'e'], ['c', 'd'], ['f']]],
    ['always', [['a', 'c'], ['d', 'e', 'b'], ['f']]],
    [
      'phase',
      [
        ['a', 'c', 'd'],
        ['b', 'e', 'f'],
      ],
    ],
    [
      'once',
      [
        ['a', 'c', 'd'],
        ['b', 'e'],
        ['f', 'z'],
      ],
    ],
  ])('%s', (rule, grouping) => {
    expect(faultsOfGrouping(grouping, asked).map(fault => fault.rule)).toContain(rule);
  });

  it('is none of it where all are in one group by the rules', () => {
    const five = groupingAsked(joiners.slice(0, 5), {
      never: [['a', 'b']],
      always: [['c', 'd']],
      samePhase: true,
    });
    expect(
      faultsOfGrouping(
        [
          ['a', 'e'],
          ['b', 'c', 'd'],
        ],
        five,
      ),
    ).toEqual([]);
  });
});

describe('a group costs more', () => {
  const [a, b, c] = joiners;
  if (!a || !b || !c) throw new Error('there are six');
  const cost = (group: readonly ReturnType<typeof joiner>[], more = {}) =>
    groupingCost([group.map(({ id }) => id)], groupingAsked(group, { wanted: 2, ...more }));

  it('where its schools were together before, are alike, or far from each other', () => {
    const near = cost([a, b]);
    expect(cost([a, b], { partners: [['b', 'a']] })).toBeGreaterThan(near);
    expect(cost([a, { ...b, phase: 'Secondary' }])).toBeLessThan(near);
    expect(
      cost([
        { ...a, category: 'Repair' },
        { ...b, category: 'Repair' },
      ]),
    ).toBeGreaterThan(near);
    expect(cost([a, { ...b, easting: 480_000 }])).toBeGreaterThan(near);
  });

  it('where it is bigger or smaller than wanted, and by two much more', () => {
    const by = (wanted: number) => cost([a, b, c], { wanted }) - cost([a, b, c], { wanted: 3 });
    expect(by(2)).toBe(by(4));
    expect(by(5)).toBe(4 * by(4));
  });
});
