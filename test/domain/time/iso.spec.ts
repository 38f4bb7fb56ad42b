import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, IsoInstant, momentOf, weekdayOf } from '#domain/time/iso.ts';

/** Sundays on which the clocks change at 01:00 UTC. */
const FORWARD_2026 = '2026-03-29';
const BACK_2026 = '2026-10-25';

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
/** After 02:00 every time of day exists once, whatever the clocks do. */
const time = fc
  .tuple(fc.integer({ min: 2, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'));

describe('the moment of a time in London', () => {
  it.each([
    ['in winter, as UTC', '2026-01-13', '09:30', '2026-01-13T09:30:00.000Z'],
    ['in summer, an hour before UTC', '2026-07-14', '09:30', '2026-07-14T08:30:00.000Z'],
    ['on the Saturday before the spring change', '2026-03-28', '09:30', '2026-03-28T09:30:00.000Z'],
    ['on the Sunday of the spring change', FORWARD_2026, '09:30', '2026-03-29T08:30:00.000Z'],
    ['on the Saturday before the autumn change', '2026-10-24', '09:30', '2026-10-24T08:30:00.000Z'],
    ['on the Sunday of the autumn change', BACK_2026, '09:30', '2026-10-25T09:30:00.000Z'],
    ['at midnight in summer, on the day before by UTC', '2026-07-14', '00:00', '2026-07-13T23:00:00.000Z'],
  ])('is right %s', (_when, on, at, moment) => {
    expect(momentOf(on, at)).toBe(moment);
  });

  it('moves a time that the spring change leaves out to the hour after', () => {
    expect(momentOf(FORWARD_2026, '01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf(FORWARD_2026, '02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of the two times that the autumn change makes', () => {
    expect(momentOf(BACK_2026, '01:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('falls on the day it was asked for, and reads as an instant', () => {
    fc.assert(
      fc.property(day, time, (on, at) => {
        const moment = momentOf(on, at);
        expect(dayOf(moment)).toBe(on);
        expect(IsoInstant.safeParse(moment).success).toBe(true);
      }),
    );
  });
});

describe('the London day of a moment', () => {
  it.each([
    ['a minute before midnight in winter', '2026-01-13T23:59:00.000Z', '2026-01-13'],
    ['midnight in winter', '2026-01-14T00:00:00.000Z', '2026-01-14'],
    ['a minute before midnight in summer', '2026-07-13T22:59:00.000Z', '2026-07-13'],
    ['midnight in summer', '2026-07-13T23:00:00.000Z', '2026-07-14'],
    ['the end of a year', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('is the right one at %s', (_when, moment, on) => {
    expect(dayOf(moment)).toBe(on);
  });
});

describe('days', () => {
  it('are counted by the calendar over both changes of the clocks', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('go over the end of February, of leap years and of years', () => {
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('added are the days between, and taken away again lead back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });

  it('have the weekday of the calendar, Monday first, and the same one a week later', () => {
    expect(['2026-11-02', '2026-11-03', '2026-11-08'].map(weekdayOf)).toEqual([1, 2, 7]);
    fc.assert(
      fc.property(day, from => {
        expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
        expect(weekdayOf(addDays(from, 1))).toBe((weekdayOf(from) % 7) + 1);
      }),
    );
  });
});
