import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { isTimeToAsk, widenedWindow } from '#domain/coaching/poll-window.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: [] });
const SECOND_HALF = { from: '2026-11-02', to: '2026-12-18' };

describe('when the clock begins to look for the time of a review', () => {
  // The break before it is no week of school: two school weeks before are the weeks of 12 and 19 October.
  it.each([
    ['three school weeks before its first day', '2026-10-11', false],
    ['two school weeks before it, over the half-term break', '2026-10-12', true],
    ['within it', '2026-12-01', true],
    ['on its last day', '2026-12-18', true],
    ['after it', '2026-12-19', false],
  ])('%s', (_what, today, is) => expect(isTimeToAsk(SECOND_HALF, today, calendar)).toBe(is));

  it('beyond the known terms weeks are weeks', () => {
    const later = { from: '2031-11-10', to: '2031-12-19' };
    expect(isTimeToAsk(later, '2031-10-26', calendar)).toBe(false);
    expect(isTimeToAsk(later, '2031-10-27', calendar)).toBe(true);
  });
});

describe('where nobody can', () => {
  it.each([
    ['two school weeks more are looked at, over Christmas', SECOND_HALF, '2026-11-12', '2027-01-15'],
    ['from today on where its days are over', SECOND_HALF, '2027-01-11', '2027-01-25'],
  ])('%s', (_what, window, today, to) =>
    expect(widenedWindow(window, today, calendar)).toEqual({ from: window.from, to }),
  );
});
