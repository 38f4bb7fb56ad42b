import { describe, expect, it } from 'vitest';
import { countInWords, dayInWords, listInWords, momentInWords, timeInWords } from '#domain/time/words.ts';

const NOW = '2026-11-12T09:00:00.000Z';

describe('a day in words', () => {
  it.each([
    ['of this year, without the year', '2026-11-03', 'Tue 3 Nov'],
    ['of next year, with it', '2027-01-12', 'Tue 12 Jan 2027'],
    ['of last year, with it', '2025-12-09', 'Tue 9 Dec 2025'],
    ['on which the clocks go forward', '2026-03-29', 'Sun 29 Mar'],
    ['on which the clocks go back', '2026-10-25', 'Sun 25 Oct'],
    ['of the days that only leap years have', '2028-02-29', 'Tue 29 Feb 2028'],
  ])('%s', (_what, day, words) => {
    expect(dayInWords(day, NOW)).toBe(words);
  });

  it('has its year when nobody says what year it is now', () => {
    expect(dayInWords('2026-11-03')).toBe('Tue 3 Nov 2026');
  });

  it('goes by the year in London, also in the minutes around midnight', () => {
    expect(dayInWords('2026-12-31', '2026-12-31T23:59:00.000Z')).toBe('Thu 31 Dec');
    expect(dayInWords('2026-12-31', '2027-01-01T00:00:00.000Z')).toBe('Thu 31 Dec 2026');
  });

  it('knows every weekday and every month', () => {
    const week = Array.from({ length: 7 }, (_, i) => dayInWords(`2026-06-0${i + 1}`, NOW));
    expect(week).toEqual([
      'Mon 1 Jun',
      'Tue 2 Jun',
      'Wed 3 Jun',
      'Thu 4 Jun',
      'Fri 5 Jun',
      'Sat 6 Jun',
      'Sun 7 Jun',
    ]);
    const months = Array.from({ length: 12 }, (_, i) =>
      dayInWords(`2026-${String(i + 1).padStart(2, '0')}-15`, NOW).slice(-3),
    );
    expect(months.join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
  });
});

describe('a time in words', () => {
  it.each([
    ['2026-11-17T09:30:00.000Z', '9:30'],
    ['2026-07-14T08:30:00.000Z', '9:30'],
    ['2026-11-17T09:05:00.000Z', '9:05'],
    ['2026-11-17T00:00:00.000Z', '0:00'],
    ['2026-11-17T13:00:00.000Z', '13:00'],
  ])('is what London’s clocks show at %s: %s', (moment, words) => {
    expect(timeInWords(moment)).toBe(words);
  });

  it('is the same half past nine on both sides of the spring change', () => {
    expect(momentInWords('2026-03-28T09:30:00.000Z', NOW)).toBe('Sat 28 Mar, 9:30');
    expect(momentInWords('2026-03-29T08:30:00.000Z', NOW)).toBe('Sun 29 Mar, 9:30');
  });

  it('is the same half past one twice on the night the clocks go back', () => {
    expect(momentInWords('2026-10-25T00:30:00.000Z', NOW)).toBe('Sun 25 Oct, 1:30');
    expect(momentInWords('2026-10-25T01:30:00.000Z', NOW)).toBe('Sun 25 Oct, 1:30');
  });

  it('names London’s day, which in summer begins an hour before UTC’s', () => {
    expect(momentInWords('2026-07-13T23:30:00.000Z', NOW)).toBe('Tue 14 Jul, 0:30');
  });
});

describe('lists and counts in words', () => {
  it.each([
    [[], ''],
    [['Oakwood'], 'Oakwood'],
    [['Oakwood', 'Elmfield'], 'Oakwood and Elmfield'],
    [['Oakwood', 'Elmfield', 'Birch Lane'], 'Oakwood, Elmfield and Birch Lane'],
  ])('%j is "%s"', (words, list) => {
    expect(listInWords(words)).toBe(list);
  });

  it('join with another word when asked', () => {
    expect(listInWords(['Sam', 'Dee'], 'or')).toBe('Sam or Dee');
  });

  it.each([
    [0, '0 schools'],
    [1, '1 school'],
    [2, '2 schools'],
    [25_000, '25,000 schools'],
  ])('%i is "%s"', (count, words) => {
    expect(countInWords(count, 'school')).toBe(words);
  });

  it('take a plural of their own', () => {
    expect(countInWords(2, 'apology', 'apologies')).toBe('2 apologies');
  });
});
