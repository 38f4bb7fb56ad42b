import { describe, expect, it } from 'vitest';
import { type Corrected, correctionFault } from '#domain/category/correction.ts';
import { historyOf } from '#domain/category/history.ts';
import { correctionsIn, inForce, type StandingEntry } from '#domain/entitlement/standing-entry.ts';
import { runsOf, standingNow } from '#domain/entitlement/standing-now.ts';
import { packaged } from '#test/builders/owed.ts';

let minutes = 0;
const entry = (
  id: string,
  name: string,
  from: string,
  change: Partial<StandingEntry> = {},
): StandingEntry => {
  minutes += 1;
  return {
    ...{ id, kind: 'category', name, from, to: null, byId: 'operator', correctsId: '', isVoid: false },
    ...{ at: new Date(Date.UTC(2026, 8, 1, 9, minutes)).toISOString(), why: null, reviewId: null },
    ...change,
  };
};
const said = (entries: readonly StandingEntry[], until: string | null = null) =>
  historyOf(entries, until).map(
    ({ entry: { id }, to, correctedBy }) => `${id} ${to ?? '-'}${correctedBy ? ` by ${correctedBy.id}` : ''}`,
  );

const A = entry('a', 'repair', '2025-09-01');
const B = entry('b', 'recovery', '2026-02-02');
const C = entry('c', 'reinforcement', '2026-09-07');

describe('the history of a school', () => {
  it('is its categories, the newest first, each until the day before the next', () => {
    expect(said([A, B, C])).toEqual(['c -', 'b 2026-09-06', 'a 2026-02-01']);
  });

  it('a category that is confirmed goes on, and its first day stays', () => {
    const again = entry('again', 'recovery', '2026-07-01');
    const [first] = historyOf([A, B, again], null);
    expect(first).toMatchObject({ entry: { id: 'b' }, to: null, confirmedOn: ['2026-07-01'] });
    const now = standingNow(packaged('dsat'), [A, B, again], '2026-08-01');
    expect(now.category).toMatchObject({ since: '2026-02-02', standingId: 'b', rung: { id: 'recovery' } });
  });

  it('of two from one day the one recorded last holds, and the other breaks no run', () => {
    const wrong = entry('wrong', 'excellence', '2026-07-01');
    const right = entry('right', 'recovery', '2026-07-01');
    expect(runsOf([B, wrong, right]).map(run => run.map(({ id }) => id))).toEqual([['b', 'right']]);
  });

  it('what was corrected decides nothing, and stays to be seen', () => {
    const right = entry('right', 'reinforcement', '2026-02-09', { correctsId: 'b', why: 'The wrong school' });
    expect(inForce([A, B, right]).map(({ id }) => id)).toEqual(['a', 'right']);
    expect(said([A, B, right])).toEqual(['right -', 'b - by right', 'a 2026-02-08']);
  });

  it('what is taken back puts nothing in its place, and can be put right again', () => {
    const never = entry('never', 'recovery', '2026-02-02', { correctsId: 'b', isVoid: true });
    expect(inForce([A, B, never]).map(({ id }) => id)).toEqual(['a']);
    expect(said([A, B, never])).toEqual(['b - by never', 'a -']);
    const after = entry('after', 'recovery', '2026-02-02', { correctsId: 'never' });
    expect(inForce([A, B, never, after]).map(({ id }) => id)).toEqual(['a', 'after']);
    expect(correctionsIn([A, B, never, after])).toHaveLength(2);
  });

  it('until a day shows nothing of what begins later, not even where what was before it ends', () => {
    expect(said([A, B, C], '2026-09-06')).toEqual(['b -', 'a 2026-02-01']);
  });

  it('has statuses with their last day, and neither heads nor plans', () => {
    const status = entry('s', 'direct-intervention', '2026-03-02', { kind: 'status', to: '2026-06-30' });
    const head = entry('h', '', '2026-03-03', { kind: 'new-head' });
    expect(said([A, status, head])).toEqual(['s 2026-06-30', 'a -']);
  });
});

describe('a correction', () => {
  const fault = (corrected: Corrected, of = B) =>
    correctionFault(packaged('dsat'), of, corrected, '2026-11-12');

  it.each([
    [null, null],
    [{ name: 'repair', from: '2026-02-02' }, null],
    [{ name: 'recovery', from: '2026-02-03' }, null],
    [{ name: 'recovery', from: '2026-02-02' }, /already/],
    [{ name: 'direct-intervention', from: '2026-02-02' }, /another category/],
    [{ name: 'repair', from: '2026-11-13' }, /cannot be later than today/],
    [{ name: 'repair', from: '2005-11-13' }, /more than 20 years ago/],
  ])('%j: %s', (corrected, because) => {
    if (because === null) expect(fault(corrected)).toBeNull();
    else expect(fault(corrected)).toMatch(because);
  });

  it('of what begins later may begin later, but no later than it would', () => {
    const coming = entry('coming', 'repair', '2027-01-04');
    expect(fault({ name: 'recovery', from: '2027-01-04' }, coming)).toBeNull();
    expect(fault({ name: 'recovery', from: '2027-01-05' }, coming)).toMatch(/later than today/);
  });

  it('of a status that has ended begins before that', () => {
    const status = entry('s', 'direct-intervention', '2026-03-02', { kind: 'status', to: '2026-06-30' });
    expect(fault({ name: 'direct-intervention', from: '2026-07-01' }, status)).toMatch(/ended on/);
    expect(fault({ name: 'repair', from: '2026-03-02' }, status)).toMatch(/corrected to a status/);
  });
});
