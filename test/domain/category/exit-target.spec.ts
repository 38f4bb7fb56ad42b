import { describe, expect, it } from 'vitest';
import { exitTarget, raisedOn } from '#domain/category/exit-target.ts';
import type { Rung } from '#domain/improvement-model/standing.ts';
import { packaged } from '#test/builders/owed.ts';
import { schoolYears } from '#test/builders/school-years.ts';

const calendar = schoolYears();
const dsat = packaged('dsat');
const rung = (id: string): Rung => {
  const found = dsat.ladder.find(each => each.id === id);
  if (!found) throw new Error(`there is no rung "${id}"`);
  return found;
};
const at = (today: string, { category = 'recovery', since = '2026-01-12' } = {}) =>
  exitTarget(dsat, { rung: rung(category), since }, calendar, today);
const within = (span: string, since: string, today: string, of = calendar) =>
  exitTarget(
    dsat,
    { rung: { exit: { to: 'reinforcement', within: span, source: 'default' } }, since },
    of,
    today,
  );

describe('the target of a category', () => {
  it('says where the school is to be and by when, from the first day of the category', () => {
    expect(at('2026-11-12')).toMatchObject({
      ...{ to: 'reinforcement', toName: 'Reinforcement', by: '2027-01-12', state: 'ahead' },
    });
    expect(at('2026-11-12', { category: 'reinforcement', since: '2026-08-31' })?.by).toBe('2028-02-29');
  });

  it('is none where the model states none', () => {
    expect(at('2026-11-12', { category: 'excellence' })).toBeNull();
    expect(
      exitTarget(
        packaged('illuminate'),
        { rung: rung('recovery'), since: '2026-01-12' },
        calendar,
        '2026-11-12',
      ),
    ).toBeNull();
  });

  it('is at risk from six school weeks before, that day included; the holidays do not count', () => {
    // Tue 12 Jan: three school weeks back to the last week of term, then three more.
    const first = raisedOn('2027-01-12', calendar);
    expect(first).toBe('2026-11-17');
    expect(['2026-11-16', first, '2027-01-12', '2027-01-13'].map(day => at(day)?.state)).toEqual([
      'ahead',
      'at risk',
      'at risk',
      'passed',
    ]);
  });

  it('a target in the summer holidays is at risk from six weeks before the end of term', () => {
    expect(raisedOn('2027-08-11', calendar) < '2027-06-20').toBe(true);
  });

  it.each([
    ['10 days', '2026-11-02', '2026-11-12'],
    ['2 weeks', '2026-11-02', '2026-11-16'],
    ['1 year', '2024-02-29', '2025-02-28'],
    ['2 school weeks', '2026-10-12', '2026-11-02'],
  ])('within %s of %s is by %s', (span, since, by) => {
    expect(within(span, since, '2026-11-12')?.by).toBe(by);
  });

  it('in school time that nobody knows yet it has no day, and is raised by nobody', () => {
    const only2026 = schoolYears({ years: [2026] });
    expect(within('6 terms', '2026-11-02', '2026-11-12', only2026)).toMatchObject({
      by: null,
      state: 'ahead',
    });
    expect(within('1 term', '2026-11-02', '2030-11-12')).toMatchObject({ by: null });
  });

  it('without term dates around its day it is at risk six weeks before', () => {
    expect(raisedOn('2035-03-01', calendar)).toBe('2035-01-18');
  });
});
