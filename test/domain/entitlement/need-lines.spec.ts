import { describe, expect, it } from 'vitest';
import { type NeedPeriod, needLines, pressureInWords } from '#domain/entitlement/need-lines.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';

const AUTUMN_2: NeedPeriod = { name: 'Autumn 2', from: '2026-11-02', to: '2026-12-18' };

function item(change: Partial<OwedItem>): OwedItem {
  return {
    thing: 'aim',
    kind: 'engagement',
    name: 'AIM',
    counts: 'core',
    ...{ nth: null, of: null, on: null, fulfilmentId: null, reason: null, notRequiredUntil: null },
    from: '2026-11-02',
    to: '2026-12-18',
    state: 'owed',
    because: { rule: 'once a half term', source: 'default', assumed: null, since: null, share: null },
    ...change,
  };
}
const summary = (items: readonly OwedItem[]) =>
  needLines(items, AUTUMN_2).map(({ thing, section, counts }) => [thing, section, counts]);

describe('what a period holds', () => {
  it('is what its windows reach into, and not what lies before or after', () => {
    expect(
      summary([
        item({ thing: 'before', from: '2026-09-01', to: '2026-10-23', state: 'missed' }),
        item({ thing: 'across', from: '2026-09-01', to: '2027-07-21' }),
        item({ thing: 'within' }),
        item({ thing: 'after', from: '2027-01-04', to: '2027-02-12' }),
      ]),
    ).toEqual([
      ['within', 'due', { owed: 1 }],
      ['across', 'later', { owed: 1 }],
    ]);
  });

  it('is everything late, whenever it was due', () => {
    expect(summary([item({ from: '2026-09-01', to: '2026-10-13', state: 'late' })])).toEqual([
      ['aim', 'late', { late: 1 }],
    ]);
  });

  it('is what was done or will be in it, whatever its window', () => {
    const window = { from: '2026-09-01', to: '2027-07-21' };
    expect(
      summary([
        item({ thing: 'now', ...window, state: 'done', on: '2026-11-10' }),
        item({ thing: 'before', ...window, state: 'done', on: '2026-10-01' }),
        item({ thing: 'soon', ...window, state: 'booked', on: '2026-12-01' }),
        item({ thing: 'next year', ...window, state: 'booked', on: '2027-01-12' }),
      ]),
    ).toEqual([
      ['soon', 'booked', { booked: 1 }],
      ['now', 'settled', { done: 1 }],
    ]);
  });

  it('is one line for each thing, which stands where its most pressing one does', () => {
    const week = (to: string, state: OwedItem['state'], on: string | null = null) =>
      item({ thing: 'support-day', from: to, to, state, on });
    const [line] = needLines(
      [
        week('2026-11-06', 'done', '2026-11-04'),
        week('2026-11-13', 'late'),
        week('2026-11-20', 'owed'),
        week('2026-11-27', 'owed'),
      ],
      AUTUMN_2,
    );
    expect(line).toMatchObject({ section: 'late', counts: { done: 1, late: 1, owed: 2 } });
    expect(line?.first.to).toBe('2026-11-13');
  });

  it('goes from late to settled, and in each by the day it is due', () => {
    const lines = summary([
      item({ thing: 'settled', state: 'waived' }),
      item({ thing: 'later', to: '2027-07-21' }),
      item({ thing: 'second', to: '2026-12-18' }),
      item({ thing: 'first', to: '2026-11-06' }),
      item({ thing: 'late', state: 'late', to: '2026-10-23' }),
      item({ thing: 'booked', state: 'booked', on: '2026-11-24' }),
    ]);
    expect(lines.map(([thing]) => thing)).toEqual(['late', 'first', 'second', 'later', 'booked', 'settled']);
  });
});

describe('what presses, in words', () => {
  it.each([
    [{ late: 2, due: 6 }, '2 late and 6 due this half term and not booked'],
    [{ late: 1, due: 0 }, '1 late'],
    [{ late: 0, due: 3 }, '3 due this half term and not booked'],
    [{ late: 0, due: 0, missed: 17 }, '17 missed this year'],
    [{ late: 1, due: 2, missed: 3 }, '1 late, 2 due this half term and not booked and 3 missed this year'],
    [{ late: 0, due: 0 }, null],
  ])('%j is “%s”', (counts, words) => {
    expect(pressureInWords(counts, 'this half term')).toBe(words);
  });
});
