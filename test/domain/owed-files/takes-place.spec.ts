import { describe, expect, it } from 'vitest';
import type { Fulfilment } from '#domain/entitlement/school-record.ts';
import { bookingsTaken, recordedOn } from '#domain/owed-files/takes-place.ts';

const TODAY = '2026-11-12';
let count = 0;
const row = (state: Fulfilment['state'], on: string, ...things: string[]): Fulfilment => {
  count += 1;
  return { id: `row-${String(count).padStart(3, '0')}`, on, state, things };
};
const booked = (on: string, ...things: string[]) => row('booked', on, ...things);
const visit = (on: string, ...things: string[]) => ({ on, things });
const taken = (visits: readonly ReturnType<typeof visit>[], fulfilments: readonly Fulfilment[]) =>
  bookingsTaken(visits, fulfilments, TODAY).map(({ on, left }) => [on, ...left].join(' '));

describe('what was done takes the place of a booking', () => {
  it('of the same day before all others', () => {
    const bookings = [booked('2026-10-01', 'aim'), booked('2026-11-10', 'aim'), booked('2026-11-17', 'aim')];
    expect(taken([visit('2026-11-10', 'aim')], bookings)).toEqual(['2026-11-10']);
  });

  it.each([
    ['was a month ago', '2026-10-12', true],
    ['is today', '2026-11-12', true],
    ['is 14 days after the visit', '2026-11-24', true],
    ['is 15 days after the visit', '2026-11-25', false],
  ])('that %s: %s', (_when, day, isTaken) => {
    expect(taken([visit('2026-11-10', 'aim')], [booked(day, 'aim')])).toEqual(isTaken ? [day] : []);
  });

  it('one booking for each thing done, the earliest first', () => {
    const bookings = [booked('2026-11-17', 'aim'), booked('2026-11-03', 'aim')];
    expect(taken([visit('2026-11-10', 'aim')], bookings)).toEqual(['2026-11-03']);
    expect(taken([visit('2026-11-09', 'aim'), visit('2026-11-10', 'aim')], bookings)).toEqual([
      '2026-11-03',
      '2026-11-17',
    ]);
  });

  it('of each thing for itself: what was not done stays booked', () => {
    expect(taken([visit('2026-11-10', 'aim')], [booked('2026-11-10', 'aim', 'csf-visit')])).toEqual([
      '2026-11-10 csf-visit',
    ]);
    const apart = [booked('2026-11-10', 'aim'), booked('2026-11-11', 'csf-visit')];
    expect(taken([visit('2026-11-10', 'aim', 'csf-visit')], apart)).toEqual(['2026-11-10', '2026-11-11']);
  });

  it('whose own visit it is, though an earlier visit was done without a booking', () => {
    const bookings = [booked('2026-11-10', 'aim')];
    const visits = [visit('2026-11-02', 'aim'), visit('2026-11-10', 'aim')];
    expect(bookingsTaken(visits, bookings, TODAY)).toMatchObject([{ by: [visits[1]] }]);
  });

  it('never of something else, or of what was done before', () => {
    expect(
      taken(
        [visit('2026-11-10', 'aim')],
        [booked('2026-11-10', 'drop-in'), row('done', '2026-11-09', 'aim')],
      ),
    ).toEqual([]);
  });
});

it('what is on the record of a day already is known by its state and day', () => {
  const rows = [row('done', '2026-11-10', 'aim', 'csf-visit'), booked('2026-11-11', 'drop-in')];
  expect(recordedOn(visit('2026-11-10', 'aim', 'drop-in'), rows, ['done'])).toEqual(['aim']);
  expect(recordedOn(visit('2026-11-11', 'drop-in'), rows, ['done'])).toEqual([]);
  expect(recordedOn(visit('2026-11-11', 'drop-in'), rows, ['booked', 'done'])).toEqual(['drop-in']);
});
