import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTermTime, knownUntil, TermDate } from '#domain/academic-year/term-dates.ts';
import { addDays } from '#domain/time/iso.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const INSET: TermDate = { kind: 'inset', name: 'INSET', startsOn: '2026-09-01', endsOn: '2026-09-02' };
const MAY_DAY: TermDate = {
  kind: 'bank-holiday',
  name: 'Early May',
  startsOn: '2027-05-03',
  endsOn: '2027-05-03',
};

describe('term time', () => {
  it.each([
    ['the first day of a term', '2026-09-01', true],
    ['the day before a term', '2026-08-31', false],
    ['the last day before half term', '2026-10-23', true],
    ['the weekend before half term', '2026-10-25', true],
    ['the first day of half term', '2026-10-26', false],
    ['the last day of half term', '2026-10-30', false],
    ['the day after half term', '2026-10-31', true],
    ['the last day of a term', '2026-12-18', true],
    ['the day after a term', '2026-12-19', false],
    ['Christmas Day', '2026-12-25', false],
    ['the first day of the spring term', '2027-01-04', true],
    ['a day in August', '2027-08-10', false],
    ['a day of a year nothing is known about', '2028-01-12', false],
  ])('%s: %s', (_what, day, expected) => {
    expect(isTermTime(day, TERMS_2026)).toBe(expected);
  });

  it('takes INSET days in: staff are there', () => {
    expect(isTermTime('2026-09-01', [...TERMS_2026, INSET])).toBe(true);
  });

  it('leaves a bank holiday inside a term out', () => {
    expect(isTermTime('2027-05-03', TERMS_2026)).toBe(true);
    expect(isTermTime('2027-05-03', [...TERMS_2026, MAY_DAY])).toBe(false);
    expect(isTermTime('2027-05-04', [...TERMS_2026, MAY_DAY])).toBe(true);
  });

  it('is never made by a half term, an INSET day or a bank holiday alone', () => {
    expect(isTermTime('2026-09-01', [INSET])).toBe(false);
    expect(isTermTime('2027-05-03', [MAY_DAY])).toBe(false);
    expect(isTermTime('2026-10-26', [TERMS_2026[1]])).toBe(false);
  });

  it('does not depend on the order the dates came in, and ends where they end', () => {
    const offset = fc.integer({ min: -30, max: 400 });
    const shuffled = fc.shuffledSubarray([...TERMS_2026], { minLength: TERMS_2026.length });
    fc.assert(
      fc.property(shuffled, offset, (dates, days) => {
        const day = addDays('2026-09-01', days);
        expect(isTermTime(day, dates)).toBe(isTermTime(day, TERMS_2026));
        if (day > (knownUntil(dates) ?? '')) expect(isTermTime(day, dates)).toBe(false);
      }),
    );
  });
});

describe('what is known', () => {
  it('reaches to the end of the last term, whatever came in last', () => {
    expect(knownUntil(TERMS_2026)).toBe('2027-07-21');
    expect(knownUntil([...TERMS_2026].reverse())).toBe('2027-07-21');
  });

  it('is nothing without a term', () => {
    expect(knownUntil([])).toBeNull();
    expect(knownUntil([INSET, TERMS_2026[1]])).toBeNull();
  });
});

describe('a term date', () => {
  it.each([
    { ...INSET, kind: 'holiday' },
    { ...INSET, name: '' },
    { ...INSET, startsOn: '2026-02-30' },
    { ...INSET, endsOn: '01/09/2026' },
  ])('is refused as %o', wrong => {
    expect(TermDate.safeParse(wrong).success).toBe(false);
  });
});
