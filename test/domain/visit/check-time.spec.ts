import { describe, expect, it } from 'vitest';
import { momentOf } from '#domain/time/iso.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import type { RequiredPerson, SlotsAsked } from '#domain/visit/slots-asked.ts';
import { calendarEntry, schoolYears } from '#test/builders/school-years.ts';
import { ASHBY, ann, asked, booking, ELMFIELD, OAKWOOD, priya, taken } from '#test/builders/slots.ts';

const TUESDAY = '2026-11-03';
const check = (day: string, time: string, has: Partial<SlotsAsked> = {}) =>
  checkTime(asked({ to: '2026-12-18', ...has }), momentOf(day, time));
/** "hard: …" or "soft: …", in the order of weight. */
const said = (...args: Parameters<typeof check>) =>
  check(...args).map(({ isHard, words }) => `${isHard ? 'hard' : 'soft'}: ${words}`);
const withAnn = (has: Partial<RequiredPerson>): Partial<SlotsAsked> => ({ people: [priya(), ann(has)] });

describe('what speaks against a time', () => {
  it('is nothing where everybody can', () => {
    expect(check(TUESDAY, '10:00')).toEqual([]);
  });

  it.each<[string, string, string, Partial<SlotsAsked>, string[]]>([
    ['the past', '2026-10-23', '10:00', { from: '2026-10-01' }, ['hard: it is not in the future']],
    [
      'this very minute',
      TUESDAY,
      '10:00',
      { now: momentOf(TUESDAY, '10:00') },
      ['hard: it is not in the future'],
    ],
    ['a Saturday', '2026-11-07', '10:00', {}, ['hard: it is a Saturday']],
    ['a Sunday evening', '2026-11-08', '20:00', {}, ['hard: it is a Sunday']],
    [
      'a half term',
      '2026-10-28',
      '10:00',
      { from: '2026-10-01', now: '2026-10-12T09:00:00.000Z' },
      ['hard: it is in half term: school is back on Mon 2 Nov'],
    ],
    [
      'the holidays',
      '2026-12-22',
      '10:00',
      { to: '2027-03-25' },
      ['hard: it is in the school holidays: school is back on Tue 5 Jan 2027'],
    ],
    ['a bank holiday', '2027-05-03', '10:00', { to: '2027-05-28' }, ['hard: it is a bank holiday']],
    [
      'a closure',
      TUESDAY,
      '10:00',
      { calendar: schoolYears({ own: [calendarEntry('closure', TUESDAY)] }) },
      ['hard: the school is closed that day'],
    ],
    ['an INSET day', '2026-11-27', '10:00', {}, ['soft: it is an INSET day, without pupils']],
    [
      'a year without term dates',
      '2027-09-14',
      '10:00',
      { to: '2027-12-17', calendar: schoolYears({ years: [2026] }) },
      ['soft: there are no term dates for 2027/28'],
    ],
    ['an end after school time', TUESDAY, '15:00', {}, ['soft: school time is 8:30–15:30']],
    ['a beginning before it', TUESDAY, '08:15', {}, ['soft: school time is 8:30–15:30']],
    [
      'an evening',
      TUESDAY,
      '18:00',
      {},
      [
        'soft: school time is 8:30–15:30',
        'soft: it is outside Priya Shah’s working hours',
        'soft: it is outside Ann Lee’s working hours',
      ],
    ],
    [
      'the time it is owed in',
      '2026-11-24',
      '10:00',
      { to: '2026-11-20' },
      ['soft: it is outside the time it is owed in, Mon 2 Nov to Fri 20 Nov'],
    ],
    [
      'an entry',
      TUESDAY,
      '10:00',
      withAnn({ busy: [taken(TUESDAY, '10:30', '12:00')] }),
      ['hard: Ann Lee is busy 10:30–12:00'],
    ],
    [
      'several entries',
      TUESDAY,
      '10:00',
      withAnn({
        busy: [taken(TUESDAY, '10:30', '12:00'), taken(TUESDAY, '09:00', '10:15'), taken(TUESDAY, '11:00')],
      }),
      ['hard: Ann Lee is busy 9:00–10:15 and 10:30–12:00'],
    ],
    [
      'a day off',
      TUESDAY,
      '10:00',
      withAnn({
        busy: [
          taken(TUESDAY, '00:00', '23:59'),
          { ...taken(TUESDAY, '00:00'), until: '2026-11-04T00:00:00.000Z', status: 'away' },
        ],
      }),
      ['hard: Ann Lee is away all day', 'hard: Ann Lee is busy until 23:59'],
    ],
    [
      'a week off',
      TUESDAY,
      '10:00',
      withAnn({
        busy: [{ from: '2026-11-02T00:00:00.000Z', until: '2026-11-07T00:00:00.000Z', status: 'away' }],
      }),
      ['hard: Ann Lee is away until Fri 6 Nov'],
    ],
    [
      'an entry over the night',
      TUESDAY,
      '14:00',
      withAnn({
        busy: [{ from: '2026-11-03T14:30:00.000Z', until: '2026-11-04T10:00:00.000Z', status: 'busy' }],
      }),
      ['hard: Ann Lee is busy from 14:30'],
    ],
    [
      'something tentative',
      TUESDAY,
      '10:00',
      withAnn({ busy: [taken(TUESDAY, '10:30', '12:00', 'tentative')] }),
      ['soft: Ann Lee may be busy 10:30–12:00'],
    ],
    [
      'another visit of the lead',
      TUESDAY,
      '10:00',
      { bookings: [booking(TUESDAY, '10:30')] },
      ['hard: Priya Shah has another visit 10:30–11:30'],
    ],
    [
      'a visit of both',
      TUESDAY,
      '10:00',
      { bookings: [booking(TUESDAY, '10:30', { place: OAKWOOD, personIds: ['ann', 'priya'] })] },
      ['hard: Priya Shah and Ann Lee have another visit 10:30–11:30'],
    ],
    [
      'another visit at the school',
      TUESDAY,
      '10:00',
      { bookings: [booking(TUESDAY, '10:30', { place: OAKWOOD, personIds: [] })] },
      ['hard: Oakwood has another visit 10:30–11:30'],
    ],
    [
      'the way',
      TUESDAY,
      '10:00',
      {
        bookings: [
          booking(TUESDAY, '08:45'),
          booking(TUESDAY, '11:15', { place: ASHBY, personIds: ['ann'] }),
        ],
      },
      [
        'soft: there is too little time for Priya Shah to travel: about 20 minutes from the visit before (an estimate)',
        'soft: there is too little time for Ann Lee to travel: about 30 minutes to the visit after (a guess: the register does not say where it is)',
      ],
    ],
    [
      'the daily limit',
      TUESDAY,
      '13:00',
      { bookings: [booking(TUESDAY, '08:30'), booking(TUESDAY, '10:00')] },
      ['soft: Priya Shah has 2 visits that day already'],
    ],
  ])('%s', (_what, day, time, has, words) => {
    expect(said(day, time, has)).toEqual(words);
  });

  it('is over to the minute: the way, an entry that ends within a minute, hours until midnight', () => {
    const bookings = [booking(TUESDAY, '08:30')];
    expect(said(TUESDAY, '09:50', { bookings })).toEqual([]);
    expect(check(TUESDAY, '09:49', { bookings }).map(({ kind }) => kind)).toEqual(['travel']);
    const busy = [{ ...taken(TUESDAY, '09:00'), until: '2026-11-03T10:00:30.000Z' }];
    expect(check(TUESDAY, '10:00', withAnn({ busy })).map(({ kind }) => kind)).toEqual(['busy']);
    expect(check(TUESDAY, '10:01', withAnn({ busy }))).toEqual([]);
    const workingHours = { days: [2], from: '08:00', until: '00:00' };
    expect(check(TUESDAY, '10:00', withAnn({ workingHours }))).toEqual([]);
  });

  it('comes with what cannot be first, then what weighs most', () => {
    const bookings = [booking('2026-10-31', '19:00'), booking('2026-10-31', '21:00')];
    const busy = [taken('2026-10-31', '19:30', '20:00')];
    const kinds = check('2026-10-31', '19:15', {
      bookings,
      now: '2026-11-01T09:00:00.000Z',
      ...withAnn({ busy }),
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['past', 'day', 'busy', 'clash', 'limit', 'window']);
  });

  it('says who and which visit it is, for whoever may know', () => {
    const bookings = [booking(TUESDAY, '10:30', { id: 'visit-7' })];
    expect(check(TUESDAY, '10:00', { bookings })[0]).toMatchObject({
      personId: 'priya',
      bookingId: 'visit-7',
    });
  });
});

describe('an appointment that is a visit known here', () => {
  const bookings = [booking(TUESDAY, '10:00')];
  const own = taken(TUESDAY, '10:00', '11:00');

  it('is spoken of once, as the visit', () => {
    const people = [priya({ busy: [own] }), ann()];
    expect(said(TUESDAY, '10:30', { bookings, people })).toEqual([
      'hard: Priya Shah has another visit 10:00–11:00',
    ]);
  });

  it('is an appointment of its own in the calendar of somebody who is not at the visit, or where there are two', () => {
    expect(said(TUESDAY, '10:30', { bookings, ...withAnn({ busy: [own] }) })).toContain(
      'hard: Ann Lee is busy 10:00–11:00',
    );
    const people = [priya({ busy: [own, own] }), ann()];
    expect(said(TUESDAY, '10:30', { bookings, people })).toContain('hard: Priya Shah is busy 10:00–11:00');
  });

  it('stands in nobody’s way where it is the visit that is moved', () => {
    const people = [priya({ busy: [own] }), ann({ busy: [own] })];
    const moving = booking(TUESDAY, '10:00');
    expect(said(TUESDAY, '10:30', { bookings, people, moving })).toEqual([]);
  });
});

describe('whose day it is', () => {
  const late = (day: string, time: string, bookings: SlotsAsked['bookings']) =>
    check(day, time, { now: '2026-05-01T09:00:00.000Z', from: '2026-05-04', to: '2026-07-22', bookings });
  const two = (day: string) => [booking(day, '09:00'), booking(day, '13:00')];
  const isOverLimit = (...args: Parameters<typeof late>) =>
    late(...args).some(({ kind }) => kind === 'limit');

  it('is London’s: a visit late in a summer evening belongs to the day that London’s clocks show', () => {
    // 23:30 on 9 June is 22:30 in UTC and its end is on the next day; 0:30 on 10 June is 9 June in UTC.
    expect(isOverLimit('2026-06-09', '23:30', two('2026-06-09'))).toBe(true);
    expect(isOverLimit('2026-06-09', '23:30', two('2026-06-10'))).toBe(false);
    expect(isOverLimit('2026-06-10', '00:30', two('2026-06-10'))).toBe(true);
    expect(isOverLimit('2026-06-10', '00:30', two('2026-06-09'))).toBe(false);
  });

  it('a visit that goes on after midnight meets what begins the next day', () => {
    const next = [booking('2026-06-10', '00:15', { place: null })];
    expect(late('2026-06-09', '23:30', next).map(({ kind }) => kind)).toContain('clash');
    expect(late('2026-06-09', '22:30', next).map(({ kind }) => kind)).not.toContain('clash');
  });

  it.each([
    ['summer time begins', '2026-03-27', '2026-03-30'],
    ['it ends', '2026-10-23', '2026-10-26'],
  ])('before and after the weekend when %s school begins at half past eight', (_what, friday, monday) => {
    const calendar = schoolYears({
      years: [],
      own: [
        calendarEntry('term', '2026-01-05', '2026-04-02'),
        calendarEntry('term', '2026-09-02', '2026-12-18'),
      ],
    });
    const has = { calendar, now: '2026-01-05T09:00:00.000Z', from: '2026-01-05' };
    for (const day of [friday, monday]) {
      expect(said(day, '08:30', has)).toEqual([]);
      expect(said(day, '14:30', has)).toEqual([]);
      expect(said(day, '08:00', has)).toEqual(['soft: school time is 8:30–15:30']);
      expect(said(day, '15:00', has)).toEqual(['soft: school time is 8:30–15:30']);
    }
  });

  it('counts true minutes of a day with a change of the clocks', () => {
    // 0:30 to 2:30 on the clocks is one hour when summer time begins.
    const has = {
      now: '2026-01-05T09:00:00.000Z',
      bookings: [booking('2026-03-29', '02:30', { place: null })],
    };
    expect(check('2026-03-29', '00:30', has).map(({ kind }) => kind)).not.toContain('clash');
    expect(check('2026-03-29', '00:30', { ...has, minutes: 61 }).map(({ kind }) => kind)).toContain('clash');
  });

  it('travel is not asked of what is online, nor to it', () => {
    expect(
      said(TUESDAY, '10:00', { isOnline: true, bookings: [booking(TUESDAY, '09:00', { place: ELMFIELD })] }),
    ).toEqual([]);
    expect(said(TUESDAY, '10:00', { bookings: [booking(TUESDAY, '09:00', { place: null })] })).toEqual([]);
  });
});
