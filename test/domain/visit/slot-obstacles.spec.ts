import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/time/iso.ts';
import { findSlots } from '#domain/visit/find-slots.ts';
import { fewInWords } from '#domain/visit/slot-obstacles.ts';
import type { SlotsAsked } from '#domain/visit/slots-asked.ts';
import { schoolYears } from '#test/builders/school-years.ts';
import { ann, asked, BIRCH_LANE, booking, OAKWOOD, priya, taken } from '#test/builders/slots.ts';

const said = (has: Partial<SlotsAsked>, most?: number) => {
  const { slots, obstacles } = findSlots(asked(has));
  return fewInWords(slots.length, obstacles, most);
};
/** The school days of the three weeks, some from here to there. */
const days = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) =>
    addDays('2026-11-02', Math.floor((from + i) / 5) * 7 + ((from + i) % 5)),
  );
const all = (from: number, to: number, status: 'busy' | 'away' = 'busy') =>
  days(from, to).map(day => taken(day, '08:00', '17:00', status));

describe('why there are fewer times than wanted', () => {
  it('is not said where there are as many', () => {
    expect(said({ people: [priya({ busy: all(0, 10) }), ann()] })).toBe('');
  });

  it.each<[string, Partial<SlotsAsked>, string]>([
    [
      'somebody away from the first day on is away until a day',
      { people: [priya({ busy: all(0, 14, 'away') }), ann()] },
      'Only 2 times in the window: Priya Shah is away until Thu 19 Nov',
    ],
    [
      'somebody away throughout',
      { people: [priya(), ann({ busy: all(0, 15, 'away') })] },
      'No time in the window: Ann Lee is away on all 15 school days',
    ],
    [
      'somebody away in between is away on so many days',
      { to: '2026-11-06', people: [priya({ busy: [...all(2, 5, 'away')] }), ann({ busy: all(0, 2) })] },
      'No time in the window: Priya Shah is away on 3 of the 5 school days; Ann Lee is busy on 2 of the 5 school days',
    ],
    [
      'entries that leave no hour free shut a day as one would',
      {
        from: '2026-11-03',
        to: '2026-11-03',
        people: [
          priya(),
          ann({ busy: [taken('2026-11-03', '09:00', '12:00'), taken('2026-11-03', '12:30', '15:00')] }),
        ],
      },
      'No time in the window: Ann Lee is busy on the only school day; the window has only 1 school day left',
    ],
    [
      'working hours',
      { people: [priya(), ann({ workingHours: { days: [6], from: '08:00', until: '17:00' } })] },
      'No time in the window: Ann Lee’s working hours leave no time on all 15 school days',
    ],
    [
      'the daily limit',
      {
        to: '2026-11-06',
        bookings: days(0, 4).flatMap(day => [booking(day, '08:30'), booking(day, '10:00')]),
      },
      'Only 2 times in the window: the daily limit of 2 visits is reached on 4 of the 5 school days',
    ],
    [
      'other visits',
      {
        to: '2026-11-06',
        bookings: days(0, 5).map(day => booking(day, '08:30', { place: OAKWOOD, minutes: 400 })),
      },
      'No time in the window: other visits leave no time on all 5 school days',
    ],
    [
      'a visit with the way from and to it',
      // Before it there are 30 minutes for 45 of travel, and after it no more.
      {
        ...{ to: '2026-11-06', minutes: 150 },
        bookings: days(0, 3).map(day => booking(day, '11:30', { place: BIRCH_LANE })),
      },
      'Only 4 times in the window: other visits and the way from and to them leave no time on 3 of the 5 school days',
    ],
    [
      'nobody’s fault alone',
      {
        people: [
          priya({ busy: days(0, 15).map(day => taken(day, '08:00', '12:00')) }),
          ann({ busy: days(0, 15).map(day => taken(day, '12:00', '17:00')) }),
        ],
      },
      'No time in the window: no time suits everyone on all 15 school days',
    ],
    [
      'a window without a school day',
      { from: '2026-10-26', to: '2026-11-01', now: '2026-10-12T09:00:00.000Z' },
      'No time in the window: there is no school day from Mon 26 Oct to Sun 1 Nov',
    ],
    [
      'a window too near',
      { to: '2026-11-03', rules: { noticeDays: 3 } },
      'No time in the window: the window ends on Tue 3 Nov, and visits are given 3 school days of notice',
    ],
    [
      'a last day whose school time is over',
      { to: '2026-11-03', now: '2026-11-03T15:10:00.000Z', rules: { noticeDays: 0 } },
      'No time in the window: no school time is left in the window',
    ],
    [
      'a window that is over',
      { from: '2026-09-07', to: '2026-09-11' },
      'No time in the window: the window ended on Fri 11 Sep',
    ],
    [
      'a year without term dates',
      { from: '2027-09-06', to: '2027-10-01', calendar: schoolYears({ years: [2026] }) },
      'No time in the window: there are no term dates for 2027/28',
    ],
  ])('%s', (_what, has, words) => {
    expect(said(has)).toBe(words);
  });

  it('says three at most, what shuts most days first, the person who shuts as many by name', () => {
    const people = [
      priya({ busy: all(0, 3) }),
      ann({ busy: all(3, 7) }),
      { ...ann({ busy: all(7, 11) }), id: 'bo', name: 'Bo Ash' },
      { ...ann({ busy: all(11, 15) }), id: 'cy', name: 'Cy Dee' },
    ];
    const words =
      'No time in the window: Ann Lee is busy on 4 of the 15 school days; Bo Ash is busy on 4 of the 15 school days; Cy Dee is busy on 4 of the 15 school days';
    expect(said({ people })).toBe(words);
    expect(said({ people: people.toReversed() })).toBe(words);
    expect(said({ people }, 4)).toBe(`${words}; Priya Shah is busy on 3 of the 15 school days`);
  });

  it('counts the days for whoever wants the figures', () => {
    const { obstacles } = findSlots(asked({ people: [priya({ busy: all(0, 14, 'away') }), ann()] }));
    expect(obstacles).toMatchObject([{ kind: 'away', personId: 'priya', days: 14, of: 15 }]);
  });
});
