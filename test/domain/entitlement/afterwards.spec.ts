import { describe, expect, it } from 'vitest';
import {
  booked,
  done,
  dueDaysOf,
  inCategory,
  itemsOf,
  marked,
  owedBy,
  packaged,
  statesOf,
  withPlan,
} from '#test/builders/owed.ts';

describe('reports', () => {
  it('are one for each visit: the first that is sent is the first visit’s', () => {
    const visits = [done('2026-09-21', 'aim'), done('2026-10-12', 'aim')];
    const fulfilments = [...visits, done('2026-10-14', 'aim.report')];
    const owed = owedBy('dsat', { fulfilments }, '2026-10-26');
    expect(itemsOf(owed, 'aim.report').map(({ to, state }) => [to, state])).toEqual([
      ['2026-10-05', 'done'],
      ['2026-10-23', 'late'],
    ]);
  });

  it('are one for a visit that was several things, the one due first', () => {
    const dsat = packaged('dsat');
    const report = { within: '1 week', to: ['head' as const], source: 'our policy' };
    for (const faster of ['aim', 'new-head-aim']) {
      const engagements = dsat.engagements.map(each => (each.id === faster ? { ...each, report } : each));
      const fulfilments = [done('2026-09-21', 'aim', 'new-head-aim')];
      const owed = owedBy({ ...dsat, engagements }, { fulfilments }, '2026-09-22');
      const reports = owed.items.filter(({ kind }) => kind === 'report');
      expect(reports.map(({ thing, to }) => [thing, to])).toEqual([[`${faster}.report`, '2026-09-28']]);
    }
  });

  it('are late until they are there, and say of which visit', () => {
    const owed = owedBy('dsat', { fulfilments: [done('2026-09-21', 'aim')] }, '2027-07-01');
    expect(itemsOf(owed, 'aim.report')).toMatchObject([
      { state: 'late', because: { rule: 'within 2 weeks of the day', since: '2026-09-21' } },
    ]);
  });
});

describe('a report that is waived', () => {
  const fulfilments = [done('2026-09-21', 'aim'), done('2026-10-12', 'aim')];
  it.each([
    ['the first', '2026-10-05', ['waived', 'late']],
    ['the second', '2026-10-23', ['late', 'waived']],
  ])('is %s where the waiver names the day it is due', (_which, on, states) => {
    const marks = [marked('waived', 'aim.report', on, { reason: 'Told the board in person' })];
    const owed = owedBy('dsat', { fulfilments, marks }, '2026-11-20');
    expect(itemsOf(owed, 'aim.report').map(({ state }) => state)).toEqual(states);
    expect(itemsOf(owed, 'aim.report').find(({ state }) => state === 'waived')).toMatchObject({
      reason: 'Told the board in person',
      on: null,
    });
  });
});

describe('what comes every so long', () => {
  const standings = [inCategory('recovery')];

  it('is waived where it falls due on the waiver’s day, and not before', () => {
    const marks = [marked('waived', 'rapid-action-plan', '2026-12-01', { reason: 'Ofsted called' })];
    const owed = owedBy('dsat', { standings, marks }, '2026-09-20');
    expect(statesOf(owed, 'rapid-action-plan').slice(0, 3)).toEqual(['owed', 'waived', 'owed']);
  });

  it('is booked where it is late and the next booking comes within the time from today', () => {
    const states = (day: string) =>
      statesOf(
        owedBy('dsat', { standings, fulfilments: [booked(day, 'rapid-action-plan')] }, '2026-11-20'),
        'rapid-action-plan',
      ).slice(0, 2);
    // Due on 13 October and late until 1 December; six school weeks from today are 15 January.
    expect(states('2027-01-15')).toEqual(['booked 2027-01-15', 'owed']);
    expect(states('2027-01-18')).toEqual(['late', 'booked 2027-01-18']);
  });
});

describe('the last day of what runs for a time', () => {
  it('is the day before that on which it is said to be enough', () => {
    const until = (on: string) => {
      const marks = [marked('enough', 'support-day', on)];
      return dueDaysOf(owedBy('dsat', { standings: [inCategory('recovery')], marks }, on), 'support-day').at(
        -1,
      );
    };
    expect(until('2026-12-04')).toBe('2026-11-26');
    expect(until('2026-12-05')).toBe('2026-12-04');
  });

  it('is the day before the same one so many months later', () => {
    const until = (from: string) =>
      dueDaysOf(
        owedBy(
          'illuminate',
          {
            standings: [inCategory('stabilise'), withPlan('intensive-care-programme', from)],
            marks: [marked('agreed', 'icp-review', from, { number: 3 })],
          },
          from,
        ),
        'icp-review',
      ).at(-1);
    expect(until('2026-09-11')).toBe('2026-11-26');
    expect(until('2026-09-12')).toBe('2026-12-11');
  });
});
