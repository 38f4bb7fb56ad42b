import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { RequestStep } from '#domain/obligation/request.ts';
import { goesOn, standingInNewYear } from '#domain/obligation/year-over.ts';
import { calendarEntry } from '#test/builders/school-years.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const AUTUMN = [
  calendarEntry('term', '2027-09-02', '2027-12-17'),
  calendarEntry('half-term', '2027-10-25', '2027-10-29'),
];
const calendar = schoolCalendar({ entries: [...TERMS_2026, ...AUTUMN], bankHolidays: [] });
const step = (kind: RequestStep['kind'], at: string, day: string | null = null): RequestStep => ({
  ...{ id: 's', requestId: 'r', kind, day, words: '', link: null, byId: 'tom', at: `${at}T09:00:00.000Z` },
});

describe('what an academic year leaves unsent', () => {
  it.each([
    // The last day of the summer term: five school weeks of the autumn, of which 2 September is the first day.
    ['2027-07-21', '2027-09-01', true],
    ['2027-07-21', '2027-10-06', true],
    ['2027-07-21', '2027-10-07', false],
    // A week before it had that week in July.
    ['2027-07-14', '2027-09-29', true],
    ['2027-07-14', '2027-09-30', false],
    // What was due in the spring had its time.
    ['2027-03-25', '2027-09-02', false],
  ])('due %s: on %s it is still asked for: %s', (dueOn, today, is) => {
    expect(goesOn({ dueOn, steps: [] }, calendar, today)).toBe(is);
  });

  it('goes on from the day by which it was to come', () => {
    const steps = [step('not-yet', '2027-07-20', '2027-09-10')];
    expect(goesOn({ dueOn: '2027-03-25', steps }, calendar, '2027-10-15')).toBe(true);
    expect(goesOn({ dueOn: '2027-03-25', steps }, calendar, '2027-10-16')).toBe(false);
  });

  it.each([
    ['asked', [], 'late'],
    ['asked', [step('not-yet', '2027-07-20', '2027-09-10')], 'late'],
    ['later', [step('not-yet', '2027-09-06', '2027-09-20')], 'late'],
    ['sent', [step('done', '2027-09-06', '2027-09-06')], 'late'],
    ['not-needed', [step('not-applicable', '2027-09-03'), step('agreed', '2027-09-06')], 'late'],
    // Said to be sent in its own year, and taken back there; recorded there by somebody else.
    ['asked', [step('done', '2027-07-20', '2027-07-20')], 'late'],
    ['sent', [], 'done'],
    ['not-needed', [], 'waived'],
  ] as const)('%s in the new year: %j of what was %s', (standing, steps, state) => {
    const item = { state, fulfilmentId: state === 'done' ? 'by hand' : null };
    const days = { begins: '2027-09-01', today: '2027-09-13' };
    expect(standingInNewYear({ steps: [...steps] }, item, days)).toBe(standing);
  });
});
