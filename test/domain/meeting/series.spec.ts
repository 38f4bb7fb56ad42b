import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { datesOf, Series } from '#domain/meeting/series.ts';
import { addDays, dayOf, daysBetween, weekdayOf } from '#domain/time/iso.ts';
import { timeInWords } from '#domain/time/words.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';

const BANK_HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31'];
const calendarOf = (entries: readonly CalendarEntry[]) =>
  schoolCalendar({ entries, bankHolidays: BANK_HOLIDAYS });
const CALENDAR = calendarOf(TERMS_2026);
const YEAR = ['2026-09-01', '2027-08-31'] as const;
const days = (series: Series, from: string = YEAR[0], until: string = YEAR[1]) =>
  datesOf(series, CALENDAR, from, until).map(date => dayOf(date.startsAt));

describe('the dates of a fortnightly series', () => {
  it('are every second Tuesday of term time, the rhythm counted from the anchor through every break', () => {
    expect(days(sitSeries())).toEqual(
      [
        ['2026-09-08', '2026-09-22', '2026-10-06', '2026-10-20', '2026-11-03', '2026-11-17', '2026-12-01'],
        ['2026-12-15', '2027-01-12', '2027-01-26', '2027-02-09', '2027-02-23', '2027-03-09', '2027-03-23'],
        ['2027-04-20', '2027-05-04', '2027-05-18', '2027-06-15', '2027-06-29', '2027-07-13'],
      ].flat(),
    );
  });

  it('leave out the one in half term and do not shift those after it', () => {
    const around = days(sitSeries({ anchor: '2026-09-15' }), '2026-10-01', '2026-11-30');
    expect(around).toEqual(['2026-10-13', '2026-11-10', '2026-11-24']);
  });

  it('leave out the bank-holiday Mondays of 3 and 31 May 2027, and do not shift those after them', () => {
    const mondays = sitSeries({ weekday: 1, anchor: '2027-04-19' });
    // Half term a week early, so that 31 May lies in term and only the bank holiday shuts it.
    const entries = TERMS_2026.map(entry =>
      entry.startsOn === '2027-05-31' ? { ...entry, startsOn: '2027-05-24', endsOn: '2027-05-28' } : entry,
    );
    const held = datesOf(mondays, calendarOf(entries), '2027-04-12', '2027-07-21');
    expect(held.map(date => dayOf(date.startsAt))).toEqual([
      '2027-04-19',
      '2027-05-17',
      '2027-06-14',
      '2027-06-28',
      '2027-07-12',
    ]);
  });

  it('are never at a weekend', () => {
    expect(days(sitSeries({ weekday: 6 }))).toEqual([]);
  });

  it('are held on an INSET day', () => {
    const inset = {
      scope: 'trust',
      kind: 'inset',
      name: 'INSET',
      startsOn: '2026-09-08',
      endsOn: '2026-09-08',
    } as const;
    const held = datesOf(sitSeries(), calendarOf([...TERMS_2026, inset]), '2026-09-01', '2026-09-10');
    expect(held).toHaveLength(1);
  });

  it('begin on the meeting’s weekday after an anchor of another weekday', () => {
    expect(days(sitSeries({ anchor: '2026-09-10' }), '2026-09-01', '2026-10-01')).toEqual([
      '2026-09-15',
      '2026-09-29',
    ]);
  });

  it('never lie before the anchor', () => {
    expect(days(sitSeries({ anchor: '2026-11-03' }), '2026-09-01', '2026-11-20')).toEqual([
      '2026-11-03',
      '2026-11-17',
    ]);
  });

  it('take both ends of what was asked for in', () => {
    expect(days(sitSeries(), '2026-11-03', '2026-11-17')).toEqual(['2026-11-03', '2026-11-17']);
    expect(days(sitSeries(), '2026-11-04', '2026-11-16')).toEqual([]);
  });

  it('end with the term dates that are known, and there are none without any', () => {
    expect(days(sitSeries(), '2027-07-22', '2029-01-01')).toEqual([]);
    expect(datesOf(sitSeries(), calendarOf([]), ...YEAR)).toEqual([]);
  });
});

describe('the hour of a series', () => {
  it.each([
    [
      'spring change of 2027',
      '2027-03-23',
      '2027-03-23T09:30:00.000Z',
      '2027-04-20',
      '2027-04-20T08:30:00.000Z',
    ],
    [
      'autumn change of 2026',
      '2026-10-20',
      '2026-10-20T08:30:00.000Z',
      '2026-11-03',
      '2026-11-03T09:30:00.000Z',
    ],
  ])('stays 9:30 in London over the %s', (_change, before, first, after, second) => {
    const starts = datesOf(sitSeries(), CALENDAR, before, after).map(date => date.startsAt);
    expect(starts).toEqual([first, second]);
    expect(starts.map(timeInWords)).toEqual(['9:30', '9:30']);
  });

  it('puts the agenda out at 8:00 in London, the lead before, also when the clocks change in between', () => {
    const due = (series: Series, day: string) => datesOf(series, CALENDAR, day, day)[0]?.agendaDueAt;
    expect(due(sitSeries(), '2026-11-17')).toBe('2026-11-12T08:00:00.000Z');
    expect(due(sitSeries({ leadDays: 0 }), '2026-11-17')).toBe('2026-11-17T08:00:00.000Z');
    expect(due(sitSeries({ leadDays: 14 }), '2026-11-03')).toBe('2026-10-20T07:00:00.000Z');
  });
});

describe('a weekly Monday from 2020 to 2040', () => {
  const bankHolidays = englandBankHolidays();
  const years = Array.from({ length: 21 }, (_, i) => 2020 + i);
  const terms = years.flatMap(year =>
    TERMS_2026.map(entry => {
      const inYear = (day: string) => `${Number(day.slice(0, 4)) - 2026 + year}${day.slice(4)}`;
      return { ...entry, startsOn: inYear(entry.startsOn), endsOn: inYear(entry.endsOn) };
    }),
  );
  const shut = [...years, 2041].flatMap(year => bankHolidays.inYear(year));
  const calendar = schoolCalendar({ entries: terms, bankHolidays: shut });
  const mondays = sitSeries({ weekday: 1, everyWeeks: 1, anchor: '2020-09-07' });

  it.each(years)(
    'is held in the year from %i at 9:30 in London, summer and winter, and on no bank holiday',
    year => {
      const dates = datesOf(mondays, calendar, `${year}-09-01`, `${year + 1}-08-31`);
      expect(dates.length).toBeGreaterThan(30);
      expect(new Set(dates.map(date => timeInWords(date.startsAt)))).toEqual(new Set(['9:30']));
      expect(new Set(dates.map(date => date.startsAt.slice(11, 16)))).toEqual(new Set(['08:30', '09:30']));
      expect(dates.map(date => dayOf(date.startsAt)).filter(day => shut.includes(day))).toEqual([]);
    },
  );

  it('has none in the year after the last one known', () => {
    expect(datesOf(mondays, calendar, '2041-09-01', '2042-08-31')).toEqual([]);
  });
});

describe('any series', () => {
  const series = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      everyWeeks: fc.integer({ min: 1, max: 13 }),
      anchorAfter: fc.integer({ min: -400, max: 300 }),
      leadDays: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ anchorAfter, ...rest }) => sitSeries({ ...rest, anchor: addDays('2026-09-01', anchorAfter) }));

  it('meets on its weekday, on days staff are in, a whole number of its weeks apart', () => {
    fc.assert(
      fc.property(series, it => {
        expect(Series.safeParse(it).success).toBe(true);
        const dates = datesOf(it, CALENDAR, ...YEAR);
        const held = dates.map(date => dayOf(date.startsAt));
        for (const [i, day] of held.entries()) {
          expect(weekdayOf(day)).toBe(it.weekday);
          expect(CALENDAR.isStaffDay(day)).toBe(true);
          expect(day >= it.anchor).toBe(true);
          expect(daysBetween(held[0] ?? day, day) % (7 * it.everyWeeks)).toBe(0);
          expect(daysBetween(dayOf(dates[i]?.agendaDueAt ?? ''), day)).toBe(it.leadDays);
        }
        expect(held).toEqual(held.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('has the same dates when the year is asked for in two parts', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 363 }), (it, after) => {
        const cut = addDays(YEAR[0], after);
        const parts = [...days(it, YEAR[0], cut), ...days(it, addDays(cut, 1), YEAR[1])];
        expect(parts).toEqual(days(it));
      }),
      { numRuns: 60 },
    );
  });
});
