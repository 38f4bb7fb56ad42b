import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { moveByInWords, movedTo } from '#domain/visit/move-by.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: ['2027-03-26', '2027-03-29'] });
const weeks = (count: number) => ({ inWeeks: true, count });
const days = (count: number) => ({ inWeeks: false, count });

describe('where a visit goes', () => {
  it.each([
    [
      'a school week later it is the same weekday',
      '2026-11-10T09:30:00.000Z',
      weeks(1),
      '2026-11-17T09:30:00.000Z',
    ],
    ['half term is no school week', '2027-02-09T09:30:00.000Z', weeks(1), '2027-02-23T09:30:00.000Z'],
    ['a weekend is no school day', '2026-11-13T09:30:00.000Z', days(1), '2026-11-16T09:30:00.000Z'],
    ['nor is half term', '2026-10-23T08:30:00.000Z', days(2), '2026-11-03T09:30:00.000Z'],
    [
      'the clock says the same when it has changed',
      '2026-10-20T08:30:00.000Z',
      weeks(1),
      '2026-11-03T09:30:00.000Z',
    ],
  ])('%s', (_rule, startsAt, by, to) => {
    expect(movedTo(startsAt, by, calendar)).toBe(to);
  });

  it('nothing is said where there are no term dates', () => {
    expect(movedTo('2027-07-20T09:00:00.000Z', weeks(4), calendar)).toBeNull();
  });

  it('is said in words', () => {
    expect(moveByInWords(weeks(2))).toBe('the same weekday, 2 school weeks later');
    expect(moveByInWords(days(1))).toBe('1 school day later');
  });
});
