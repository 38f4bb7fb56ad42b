import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { dayToReckon, needPeriod } from '#domain/entitlement/need-period.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: [] });

describe('the stretch of the year that is asked about', () => {
  it.each([
    ['half-term', '2026-11-12', { name: 'Autumn 2', from: '2026-11-02', to: '2026-12-18' }],
    ['half-term', '2026-10-28', { name: 'Autumn 2', from: '2026-11-02', to: '2026-12-18' }],
    ['half-term', '2026-12-24', { name: 'Spring 1', from: '2027-01-04', to: '2027-02-12' }],
    ['term', '2026-11-12', { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    ['term', '2026-12-24', { name: 'Spring', from: '2027-01-04', to: '2027-03-25' }],
    ['year', '2026-11-12', { name: 'the academic year 2026/27', from: '2026-09-01', to: '2027-07-21' }],
  ] as const)('is the %s that holds %s, or the next to begin', (span, day, period) => {
    expect(needPeriod(calendar, day, span)).toEqual(period);
  });

  it('is none in a summer after which nothing is known', () => {
    expect(needPeriod(calendar, '2027-08-10', 'half-term')).toBeNull();
  });

  it('is never guessed for a year without term dates', () => {
    expect(() => needPeriod(calendar, '2027-10-10', 'half-term')).toThrow(
      'There are no term dates for 2027/28',
    );
  });
});

describe('the day to reckon for', () => {
  const twoYears = schoolCalendar({
    entries: [
      ...TERMS_2026,
      { ...TERMS_2026[0], name: 'Autumn 2027', startsOn: '2027-09-06', endsOn: '2027-12-17' },
    ],
    bankHolidays: [],
  });
  it.each([
    ['today in term time', twoYears, '2026-11-12', '2026-11-12'],
    ['today in the half terms’ and the shorter holidays', twoYears, '2026-12-24', '2026-12-24'],
    ['the first day of the next year in the summer holidays', twoYears, '2027-08-20', '2027-09-06'],
    ['today where the next year is not known', calendar, '2027-08-20', '2027-08-20'],
    ['today where its own year is not known', calendar, '2028-08-20', '2028-08-20'],
  ] as const)('is %s', (_what, of, today, day) => {
    expect(dayToReckon(of, today)).toBe(day);
  });
});
