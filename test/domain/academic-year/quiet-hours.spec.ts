import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import {
  dayKinds,
  isQuiet,
  isReminderTime,
  nextOpen,
  type QuietHours,
  USUAL_QUIET_HOURS as USUAL,
  workingDaysSince,
} from '#domain/academic-year/quiet-hours.ts';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { addMinutes, momentOf } from '#domain/time/iso.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const england = englandBankHolidays();
const bankHolidays = [2026, 2027].flatMap(year => england.inYear(year));
const known = dayKinds(schoolCalendar({ entries: TERMS_2026, bankHolidays }), england.inYear);
const unknown = dayKinds(schoolCalendar({ entries: [], bankHolidays }), england.inYear);
const goesAt = (moment: string, settings: QuietHours = USUAL, kinds = known) =>
  nextOpen(moment, settings, kinds);
const at = (day: string, time: string) => momentOf(day, time);

describe('the time of day', () => {
  it.each([
    ['07:00 exactly is open', '07:00', false],
    ['a minute before is quiet', '06:59', true],
    ['17:59 is open', '17:59', false],
    ['18:00 exactly is quiet', '18:00', true],
    ['midnight is quiet', '00:00', true],
  ])('%s', (_which, time, quiet) => {
    expect(isQuiet(at('2026-11-12', time), USUAL, known)).toBe(quiet);
  });

  it('what waits in the evening goes at seven the next morning, and on a Friday on Monday', () => {
    expect(goesAt(at('2026-11-12', '18:00'))).toBe(at('2026-11-13', '07:00'));
    expect(goesAt(at('2026-11-13', '03:00'))).toBe(at('2026-11-13', '07:00'));
    expect(goesAt(at('2026-11-13', '18:30'))).toBe(at('2026-11-16', '07:00'));
  });

  it('seven is seven on London’s clocks, before and after each change of them', () => {
    // The clocks go back on Sun 25 Oct 2026 and forward on Sun 28 Mar 2027.
    const everyDay = { ...USUAL, weekends: false, schoolHolidays: false };
    expect(goesAt('2026-10-24T18:00:00.000Z', everyDay)).toBe('2026-10-25T07:00:00.000Z');
    expect(goesAt('2026-10-23T18:00:00.000Z', everyDay)).toBe('2026-10-24T06:00:00.000Z');
    expect(goesAt('2027-03-27T18:00:00.000Z', everyDay)).toBe('2027-03-28T06:00:00.000Z');
    expect(goesAt('2027-03-26T19:00:00.000Z', everyDay)).toBe('2027-03-27T07:00:00.000Z');
    expect(isQuiet('2027-03-28T05:59:00.000Z', everyDay, known)).toBe(true);
    expect(isQuiet('2026-10-25T17:59:00.000Z', everyDay, known)).toBe(false);
    expect(isQuiet('2026-10-25T18:00:00.000Z', everyDay, known)).toBe(true);
  });

  it('hours that do not pass midnight are quiet in between, and equal ones never', () => {
    const lunch = { ...USUAL, from: '12:00', until: '13:30' };
    expect(goesAt(at('2026-11-12', '12:15'), lunch)).toBe(at('2026-11-12', '13:30'));
    expect(isQuiet(at('2026-11-12', '23:00'), lunch, known)).toBe(false);
    expect(goesAt(at('2026-11-14', '12:15'), lunch)).toBe(at('2026-11-16', '00:00'));
    const never = { ...USUAL, from: '07:00', until: '07:00' };
    expect(isQuiet(at('2026-11-12', '03:00'), never, known)).toBe(false);
    expect(goesAt(at('2026-11-14', '12:15'), never)).toBe(at('2026-11-16', '00:00'));
  });
});

describe('the day', () => {
  it('what waits over Christmas goes when school begins again', () => {
    expect(goesAt(at('2026-12-18', '18:00'))).toBe(at('2027-01-04', '07:00'));
  });

  it('with school holidays switched off, it goes on the next day that is neither weekend nor bank holiday', () => {
    const working = { ...USUAL, schoolHolidays: false };
    expect(goesAt(at('2026-12-18', '18:00'), working)).toBe(at('2026-12-21', '07:00'));
    // Christmas is a Friday, and Boxing Day's substitute the Monday after.
    expect(goesAt(at('2026-12-24', '18:00'), working)).toBe(at('2026-12-29', '07:00'));
    expect(goesAt(at('2026-12-31', '18:00'), working)).toBe(at('2027-01-04', '07:00'));
    const always = { ...working, weekends: false, bankHolidays: false };
    expect(goesAt(at('2026-12-24', '18:00'), always)).toBe(at('2026-12-25', '07:00'));
  });

  it('a half term is quiet, an INSET day is not, a closure is', () => {
    const kinds = dayKinds(
      schoolCalendar({
        entries: [
          ...TERMS_2026,
          { scope: 'trust', kind: 'inset', name: 'INSET', startsOn: '2026-11-27', endsOn: '2026-11-27' },
          { scope: 'trust', kind: 'closure', name: 'Storm', startsOn: '2026-12-03', endsOn: '2026-12-03' },
        ],
        bankHolidays,
      }),
      england.inYear,
    );
    expect(goesAt(at('2026-10-26', '10:00'), USUAL, kinds)).toBe(at('2026-11-02', '07:00'));
    expect(isQuiet(at('2026-11-27', '10:00'), USUAL, kinds)).toBe(false);
    expect(isQuiet(at('2026-12-03', '10:00'), USUAL, kinds)).toBe(true);
  });

  it('without term dates no holiday holds anything back; weekends and bank holidays do', () => {
    expect(isQuiet(at('2026-12-22', '10:00'), USUAL, unknown)).toBe(false);
    expect(isQuiet(at('2026-12-26', '10:00'), USUAL, unknown)).toBe(true);
    expect(goesAt(at('2026-12-25', '10:00'), USUAL, unknown)).toBe(at('2026-12-29', '07:00'));
  });

  it('the next open moment is open, and every moment until then is quiet, whatever is set', () => {
    const time = fc.integer({ min: 5, max: 22 }).map(hour => `${String(hour).padStart(2, '0')}:15`);
    const settings = fc.record({
      from: time,
      until: time,
      weekends: fc.boolean(),
      bankHolidays: fc.boolean(),
      schoolHolidays: fc.boolean(),
      remindersFrom: fc.constant('08:00'),
    });
    const minutes = fc.integer({ min: 0, max: 330 * 24 * 60 });
    fc.assert(
      fc.property(settings, minutes, fc.double({ min: 0, max: 1, noNaN: true }), (set, later, part) => {
        const now = addMinutes('2026-09-01T00:00:00.000Z', later);
        const open = nextOpen(now, set, known);
        expect(isQuiet(open, set, known)).toBe(false);
        const between = Date.parse(now) + (Date.parse(open) - Date.parse(now)) * part;
        if (between < Date.parse(open))
          expect(isQuiet(new Date(between).toISOString(), set, known)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('reminders and waiting', () => {
  it.each([
    ['not before eight', '2026-11-12', '07:59', false],
    ['from eight', '2026-11-12', '08:00', true],
    ['not in the evening', '2026-11-12', '18:00', false],
    ['not on a Saturday', '2026-11-14', '08:00', false],
    ['not in a half term', '2026-10-27', '08:00', false],
    ['not on a bank holiday', '2027-05-03', '08:00', false],
  ])('a reminder comes %s', (_when, day, time, comes) => {
    expect(isReminderTime(at(day, time), USUAL, known)).toBe(comes);
    const all = { ...USUAL, weekends: false, bankHolidays: false, schoolHolidays: false };
    expect(isReminderTime(at(day, time), { ...all, from: '19:00' }, known)).toBe(
      comes || (day === '2026-11-12' && time === '18:00'),
    );
  });

  it('waiting is counted in working days, the day itself not among them', () => {
    expect(workingDaysSince('2026-11-12', '2026-11-12', known)).toBe(0);
    expect(workingDaysSince('2026-11-12', '2026-11-16', known)).toBe(2);
    expect(workingDaysSince('2026-12-17', '2027-01-05', known)).toBe(3);
    expect(workingDaysSince('2026-11-13', '2026-11-12', known)).toBe(0);
  });
});
