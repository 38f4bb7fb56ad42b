import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  academicYearInWords,
  academicYearOf,
  TermDatesMissing,
} from '#domain/academic-year/academic-year.ts';
import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { addDays, weekdayOf } from '#domain/time/iso.ts';

const entry = (
  kind: CalendarEntry['kind'],
  name: string,
  startsOn: string,
  endsOn = startsOn,
  scope = 'trust',
): CalendarEntry => ({
  scope,
  kind,
  name,
  startsOn,
  endsOn,
});

/** 2026/27 as a made-up trust keeps it. */
const ENTRIES = [
  entry('term', 'Autumn term 2026', '2026-09-02', '2026-12-18'),
  entry('half-term', 'Autumn half term', '2026-10-26', '2026-10-30'),
  entry('term', 'Spring term 2027', '2027-01-05', '2027-03-25'),
  entry('half-term', 'Spring half term', '2027-02-15', '2027-02-19'),
  entry('term', 'Summer term 2027', '2027-04-12', '2027-07-21'),
  entry('half-term', 'Summer half term', '2027-05-31', '2027-06-04'),
  entry('inset', 'INSET', '2026-09-01'),
  entry('inset', 'INSET', '2027-01-04'),
  entry('inset', 'INSET', '2027-06-07'),
];
const BANK_HOLIDAYS = [
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
  '2027-05-03',
  '2027-05-31',
];
const facts = { entries: ENTRIES, bankHolidays: BANK_HOLIDAYS };
const calendar = schoolCalendar(facts);

describe('the academic year', () => {
  it.each([
    ['2026-08-31', 2025, '2025/26'],
    ['2026-09-01', 2026, '2026/27'],
    ['2027-08-31', 2026, '2026/27'],
    ['2099-10-01', 2099, '2099/00'],
  ])('puts %s into the year beginning in %i, called %s', (day, year, words) => {
    expect(academicYearOf(day)).toBe(year);
    expect(academicYearInWords(year)).toBe(words);
  });
});

describe('a school calendar', () => {
  it.each([
    ['2026-09-01', 'inset', 'an INSET day before the first day in school'],
    ['2026-09-02', 'school-day', 'the first day in school'],
    ['2026-09-05', 'weekend', 'a Saturday'],
    ['2026-10-23', 'school-day', 'the Friday before half term'],
    ['2026-10-25', 'weekend', 'the Sunday on which the clocks go back'],
    ['2026-10-26', 'half-term', 'the first day of half term'],
    ['2026-12-18', 'school-day', 'the last day of term'],
    ['2026-12-21', 'holiday', 'a day between terms'],
    ['2026-12-25', 'bank-holiday', 'Christmas Day'],
    ['2027-03-26', 'bank-holiday', 'Good Friday'],
    ['2027-03-28', 'weekend', 'the Sunday on which the clocks go forward'],
    ['2027-05-03', 'bank-holiday', 'the early May bank holiday, in term'],
    ['2027-05-31', 'bank-holiday', 'the spring bank holiday, in half term'],
    ['2027-06-07', 'inset', 'an INSET day after half term'],
    ['2027-08-31', 'holiday', 'the last day of the year'],
  ] as const)('says that %s is a %s: %s', (day, kind, _what) => {
    expect(calendar.kindOf(day)).toBe(kind);
    expect(calendar.isSchoolDay(day)).toBe(kind === 'school-day');
    expect(calendar.isStaffDay(day)).toBe(kind === 'school-day' || kind === 'inset');
  });

  it('splits each term at its half-term break, from the first day staff are in', () => {
    expect(calendar.halfTermsOf(2026).map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn])).toEqual([
      ['Autumn 1', '2026-09-02', '2026-10-23'],
      ['Autumn 2', '2026-11-02', '2026-12-18'],
      ['Spring 1', '2027-01-05', '2027-02-12'],
      ['Spring 2', '2027-02-22', '2027-03-25'],
      ['Summer 1', '2027-04-12', '2027-05-28'],
      ['Summer 2', '2027-06-07', '2027-07-21'],
    ]);
  });

  it('knows the half term of a day, and the next one from a holiday', () => {
    expect(calendar.halfTermOf('2026-11-02')?.name).toBe('Autumn 2');
    expect(calendar.halfTermOf('2026-10-28')).toBeNull();
    expect(calendar.halfTermFrom('2026-10-28')?.name).toBe('Autumn 2');
    expect(calendar.halfTermFrom('2026-12-25')?.name).toBe('Spring 1');
    expect(calendar.halfTermFrom('2027-08-01')).toBeNull();
  });

  it.each([
    ['2026-09-02', 1],
    ['2026-10-23', 8],
    ['2026-10-28', null],
    ['2026-11-02', 9],
    ['2026-12-24', null],
    ['2027-01-04', 16],
    ['2027-07-21', 40],
  ])('counts %s into school week %s', (day, week) => {
    expect(calendar.schoolWeekOf(day)).toBe(week);
  });

  it.each([
    ['2026-10-20', 1, '2026-11-03', 'over half term'],
    ['2026-10-28', 1, '2026-11-04', 'from within half term'],
    ['2026-12-15', 1, '2027-01-05', 'over Christmas'],
    ['2027-03-24', 1, '2027-04-14', 'over Easter and the clock change'],
    ['2026-11-03', -1, '2026-10-20', 'backwards over half term'],
    ['2026-11-03', 0, '2026-11-03', 'nowhere'],
  ])('adds to %s %i school weeks: %s, %s', (day, weeks, expected) => {
    expect(calendar.addSchoolWeeks(day, weeks)).toBe(expected);
  });

  it.each([
    ['2026-10-22', 3, '2026-11-03'],
    ['2027-04-30', 1, '2027-05-04'],
    ['2026-11-02', -2, '2026-10-22'],
    ['2026-10-24', 0, '2026-10-24'],
  ])('adds to %s %i school days: %s', (day, days, expected) => {
    expect(calendar.addSchoolDays(day, days)).toBe(expected);
  });

  it('says so when a year has no term dates, and guesses nothing', () => {
    expect(calendar.knows('2027-09-01')).toBe(false);
    expect(() => calendar.isSchoolDay('2027-09-01')).toThrow(TermDatesMissing);
    expect(() => calendar.addSchoolWeeks('2027-07-20', 1)).toThrow('There are no term dates for 2027/28');
    expect(() => schoolCalendar({ entries: [], bankHolidays: [] }).halfTermOf('2026-11-02')).toThrow(
      TermDatesMissing,
    );
  });
});

describe('a school with dates of its own', () => {
  const own = [
    ...ENTRIES,
    entry('term', 'Autumn 2026', '2026-09-03', '2026-12-16', 'la:815'),
    entry('half-term', 'October break', '2026-10-19', '2026-10-30', 'la:815'),
    entry('closure', 'Boiler', '2026-11-10', '2026-11-11', 'school:900001'),
  ];
  const school = schoolCalendar(
    { entries: own, bankHolidays: BANK_HOLIDAYS },
    { urn: '900001', laCode: '815' },
  );
  const trust = schoolCalendar({ entries: own, bankHolidays: BANK_HOLIDAYS });

  it('takes terms and breaks from the nearest that has any, and adds up INSET days and closures', () => {
    expect(school.kindOf('2026-10-20')).toBe('half-term');
    expect(trust.kindOf('2026-10-20')).toBe('school-day');
    expect(school.kindOf('2026-11-10')).toBe('closure');
    expect(trust.kindOf('2026-11-10')).toBe('school-day');
    expect(school.kindOf('2026-09-01')).toBe('inset');
  });

  it('keeps another authority’s dates to itself', () => {
    expect(
      schoolCalendar({ entries: own, bankHolidays: [] }, { urn: '900002', laCode: '886' }).kindOf(
        '2026-10-20',
      ),
    ).toBe('school-day');
  });
});

describe('whatever the day', () => {
  const days = fc.integer({ min: 0, max: 320 }).map(n => addDays('2026-09-02', n));

  it('going back by school days and forward again ends on the same school day', () => {
    const inTerm = days.filter(day => calendar.isSchoolDay(day) && day >= '2026-11-02');
    fc.assert(
      fc.property(inTerm, fc.integer({ min: 1, max: 30 }), (day, n) => {
        expect(calendar.addSchoolDays(calendar.addSchoolDays(day, -n), n)).toBe(day);
      }),
    );
  });

  it('adding school weeks keeps the weekday, lands in a school week, and adds up', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (day, a, b) => {
        try {
          const whole = calendar.addSchoolWeeks(day, a + b);
          expect(calendar.addSchoolWeeks(calendar.addSchoolWeeks(day, a), b)).toBe(whole);
          expect(weekdayOf(whole)).toBe(weekdayOf(day));
          if (a + b > 0) expect(calendar.schoolWeekOf(whole)).not.toBeNull();
        } catch (error) {
          if (!(error instanceof TermDatesMissing)) throw error;
        }
      }),
    );
  });
});
