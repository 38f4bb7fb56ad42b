import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTermTime } from '#domain/academic-year/term-dates.ts';
import { datesOf, Series } from '#domain/meeting/series.ts';
import { addDays, dayOf, daysBetween, weekdayOf } from '#domain/time/iso.ts';
import { timeInWords } from '#domain/time/words.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';

const YEAR = ['2026-09-01', '2027-08-31'] as const;
const days = (series: Series, from: string = YEAR[0], until: string = YEAR[1]) =>
  datesOf(series, TERMS_2026, from, until).map(date => dayOf(date.startsAt));

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

  it('leave out a bank holiday inside a term', () => {
    const mondays = sitSeries({ weekday: 1, anchor: '2027-04-19' });
    const mayDay = {
      kind: 'bank-holiday',
      name: 'May',
      startsOn: '2027-05-03',
      endsOn: '2027-05-03',
    } as const;
    const held = datesOf(mondays, [...TERMS_2026, mayDay], '2027-04-12', '2027-05-28');
    expect(held.map(date => dayOf(date.startsAt))).toEqual(['2027-04-19', '2027-05-17']);
  });

  it('are held on an INSET day', () => {
    const inset = { kind: 'inset', name: 'INSET', startsOn: '2026-09-08', endsOn: '2026-09-08' } as const;
    const held = datesOf(sitSeries(), [...TERMS_2026, inset], '2026-09-01', '2026-09-10');
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
    expect(datesOf(sitSeries(), [], ...YEAR)).toEqual([]);
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
    const starts = datesOf(sitSeries(), TERMS_2026, before, after).map(date => date.startsAt);
    expect(starts).toEqual([first, second]);
    expect(starts.map(timeInWords)).toEqual(['9:30', '9:30']);
  });

  it('puts the agenda out at 8:00 in London, the lead before, also when the clocks change in between', () => {
    const due = (series: Series, day: string) => datesOf(series, TERMS_2026, day, day)[0]?.agendaDueAt;
    expect(due(sitSeries(), '2026-11-17')).toBe('2026-11-12T08:00:00.000Z');
    expect(due(sitSeries({ leadDays: 0 }), '2026-11-17')).toBe('2026-11-17T08:00:00.000Z');
    expect(due(sitSeries({ leadDays: 14 }), '2026-11-03')).toBe('2026-10-20T07:00:00.000Z');
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

  it('meets on its weekday, in term time, a whole number of its weeks apart', () => {
    fc.assert(
      fc.property(series, it => {
        expect(Series.safeParse(it).success).toBe(true);
        const dates = datesOf(it, TERMS_2026, ...YEAR);
        const held = dates.map(date => dayOf(date.startsAt));
        for (const [i, day] of held.entries()) {
          expect(weekdayOf(day)).toBe(it.weekday);
          expect(isTermTime(day, TERMS_2026)).toBe(true);
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
