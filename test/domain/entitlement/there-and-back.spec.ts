import { describe, expect, it } from 'vitest';
import type { Fulfilment } from '#domain/entitlement/school-record.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import {
  done,
  inCategory,
  itemsOf,
  marked,
  owedBy,
  packaged,
  statesOf,
  withStatus,
} from '#test/builders/owed.ts';

describe('a category that goes and comes back within a year', () => {
  const standings = [
    inCategory('refinement'),
    inCategory('excellence', '2026-10-05'),
    inCategory('refinement', '2026-11-09'),
  ];

  it('owes no second focused visit where the year’s one was done', () => {
    const fulfilments = [done('2026-09-20', 'focused-visit')];
    const owed = owedBy('dsat', { standings, fulfilments }, '2026-11-09');
    expect(statesOf(owed, 'focused-visit')).toEqual(['done 2026-09-20']);
  });

  it('owes it where it was not done', () => {
    expect(statesOf(owedBy('dsat', { standings }, '2026-11-09'), 'focused-visit')).toEqual(['owed']);
  });

  it('owes it again in the next year', () => {
    const fulfilments = [done('2026-09-20', 'focused-visit')];
    const owed = owedBy('dsat', { standings, fulfilments }, '2027-09-01');
    expect(statesOf(owed, 'focused-visit')).toEqual(['owed']);
  });

  it('owes no second day for a week in which one was done', () => {
    const flips = [
      inCategory('recovery'),
      inCategory('refinement', '2026-09-08'),
      inCategory('recovery', '2026-09-09'),
    ];
    const week = (fulfilments: readonly Fulfilment[]) =>
      itemsOf(owedBy('dsat', { standings: flips, fulfilments }, '2026-09-09'), 'support-day')
        .filter(({ to }) => to === '2026-09-11')
        .map(({ state }) => state);
    expect(week([])).toEqual(['owed']);
    expect(week([done('2026-09-07', 'support-day')])).toEqual(['done']);
  });
});

describe('several in a year that are interrupted', () => {
  const ddat = packaged('ddat');
  const rule = { need: 'always' as const, source: 'our policy' };
  /** Four visits a year, and under a cause for concern none that is owed. */
  const rules: ImprovementModel['engagements'][number]['rules'] = [
    {
      ...rule,
      when: { statuses: ['cause-for-concern'] },
      cadence: { times: 1, per: 'term', bound: 'at most' },
    },
    { ...rule, cadence: { times: 4, per: 'year', bound: 'exactly' } },
  ];
  const model: ImprovementModel = {
    ...ddat,
    engagements: ddat.engagements.map(each => (each.id === 'visit' ? { ...each, rules } : each)),
  };
  const standings = [withStatus('cause-for-concern', '2026-11-09', '2027-01-04')];
  const without = (fulfilments: readonly Fulfilment[]) =>
    statesOf(owedBy(model, { standings, fulfilments }, '2027-01-05'), 'visit');

  // Of the 190 school days the rule holds for 43 and then for 115: three visits of four, two of them after the break.
  it.each([
    [[], ['owed', 'owed']],
    [['2026-09-14'], ['done', 'owed', 'owed']],
    [
      ['2026-09-14', '2026-09-28'],
      ['done', 'done', 'owed'],
    ],
    [
      ['2026-09-14', '2026-09-28', '2026-10-12'],
      ['done', 'done', 'done'],
    ],
    [
      ['2026-09-14', '2026-09-28', '2026-10-05', '2026-10-12'],
      ['done', 'done', 'done', 'done'],
    ],
  ])('count what was done before the break: %j', (days, expected) => {
    expect(
      without(days.map(day => done(day, 'visit')))
        .map(state => state.split(' ')[0])
        .toSorted(),
    ).toEqual(expected);
  });
});

describe('what was asked for by name, done, and asked for again', () => {
  const standings = [inCategory('reinforcement')];
  const mark = (kind: 'identified' | 'not-required', on: string) => marked(kind, 'team-around-school', on);
  const fulfilments = [done('2026-10-05', 'team-around-school')];

  it('is owed once at least: asking asks for one that is still to come', () => {
    const marks = [
      mark('identified', '2026-09-01'),
      mark('not-required', '2026-10-12'),
      mark('identified', '2027-07-05'),
    ];
    const owed = owedBy('dsat', { standings, marks, fulfilments }, '2027-07-05');
    expect(statesOf(owed, 'team-around-school')).toEqual(['done 2026-10-05', 'owed']);
  });

  it('is not owed anew only because the category came back at the end of the year', () => {
    const marks = [mark('identified', '2026-09-01')];
    const back = [
      ...standings,
      inCategory('excellence', '2026-10-12'),
      inCategory('reinforcement', '2027-07-05'),
    ];
    const owed = owedBy('dsat', { standings: back, marks, fulfilments }, '2027-07-05');
    expect(statesOf(owed, 'team-around-school')).toEqual(['done 2026-10-05']);
  });
});
