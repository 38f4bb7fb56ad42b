import { describe, expect, it } from 'vitest';
import { londonDay, momentOfMinute } from '#domain/time/minutes.ts';
import { dayInWords, momentInWords, timeInWords } from '#domain/time/words.ts';
import { findSlots } from '#domain/visit/find-slots.ts';
import { lookAtDay } from '#domain/visit/look-at-day.ts';
import { slotFacts } from '#domain/visit/slot-facts.ts';
import type { SlotsAsked } from '#domain/visit/slots-asked.ts';
import { calendarEntry, schoolYears } from '#test/builders/school-years.ts';
import {
  ASHBY,
  ann,
  asked,
  BIRCH_LANE,
  booking,
  ELMFIELD,
  OAKWOOD,
  priya,
  taken,
} from '#test/builders/slots.ts';

/** The times, on London's clocks. */
const times = (has: Partial<SlotsAsked> = {}) =>
  findSlots(asked(has)).slots.map(({ startsAt }) => momentInWords(startsAt, startsAt));
/** Every start of one day that passes, those among them that a card would not show. */
const startsOn = (day: string, has: Partial<SlotsAsked> = {}) =>
  (lookAtDay(slotFacts(asked(has)), londonDay(day))?.fits ?? []).map(({ from }) =>
    timeInWords(momentOfMinute(from)),
  );
const TUESDAY = '2026-11-03';

describe('which times are offered', () => {
  it('five, each on a day of its own from the earliest on, mornings and afternoons in turn', () => {
    expect(times()).toEqual([
      'Mon 2 Nov, 8:30',
      'Tue 3 Nov, 13:00',
      'Wed 4 Nov, 8:30',
      'Thu 5 Nov, 13:00',
      'Fri 6 Nov, 8:30',
    ]);
  });

  it('two of a day at most where the window has few days, one of each half', () => {
    expect(times({ to: '2026-11-03' })).toEqual([
      'Mon 2 Nov, 8:30',
      'Mon 2 Nov, 13:00',
      'Tue 3 Nov, 8:30',
      'Tue 3 Nov, 13:00',
    ]);
  });

  it('one of a day where a second would overlap it: that is no choice', () => {
    expect(times({ to: '2026-11-03', minutes: 360 })).toEqual(['Mon 2 Nov, 8:30', 'Tue 3 Nov, 8:30']);
  });

  it('not one that begins between twelve and one, unless there is no other', () => {
    const morning = (day: string) => taken(day, '08:00', '12:00');
    const people = [priya({ busy: [morning(TUESDAY)] }), ann()];
    expect(times({ from: TUESDAY, to: TUESDAY, people, rules: { most: 1 } })).toEqual(['Tue 3 Nov, 13:00']);
    const lunch = [priya({ busy: [morning(TUESDAY), taken(TUESDAY, '13:00')] }), ann()];
    expect(times({ from: TUESDAY, to: TUESDAY, people: lunch })).toEqual(['Tue 3 Nov, 12:00']);
  });

  it('of a day’s times, the one with the least travel', () => {
    // In between, from 11:00 on, she would come from the one and go to the other.
    const bookings = [
      booking(TUESDAY, '09:00', { place: BIRCH_LANE }),
      booking(TUESDAY, '13:00', { place: ELMFIELD }),
    ];
    const one = { from: TUESDAY, to: TUESDAY, bookings, rules: { dailyLimit: 3, most: 1 } };
    expect(times(one)).toEqual(['Tue 3 Nov, 14:30']);
    expect(times({ ...one, bookings: bookings.slice(1) })).toEqual(['Tue 3 Nov, 8:30']);
  });

  it('as many as wanted', () => {
    expect(times({ rules: { most: 3 } })).toHaveLength(3);
    expect(times({ rules: { most: 28 } })).toHaveLength(28);
  });
});

describe('why a time is offered', () => {
  const words = (has: Partial<SlotsAsked>, at = 0) => findSlots(asked(has)).slots[at];

  it('says that it is the earliest, of the first alone', () => {
    expect(words({})?.because).toBe('the earliest day that suits everyone; the lead’s only visit that day');
    expect(words({}, 1)?.because).toBe('the lead’s only visit that day');
    expect(JSON.stringify([words({}), words({}, 1)])).not.toContain('Priya');
  });

  it('names the school before or after to the lead alone', () => {
    const bookings = [booking(TUESDAY, '09:00')];
    expect(words({ from: '2026-11-02', bookings }, 1)).toMatchObject({
      because: 'about 20 minutes from the visit before it (an estimate)',
      forLead: 'about 20 minutes from Elmfield before it (an estimate)',
    });
  });

  it('says both ways where there are two', () => {
    const bookings = [booking(TUESDAY, '08:30'), booking(TUESDAY, '14:30', { place: ASHBY })];
    const has = { from: TUESDAY, to: TUESDAY, bookings, rules: { dailyLimit: 3 } };
    expect(words(has)?.forLead).toBe(
      'the earliest day that suits everyone; about 20 minutes from Elmfield before it (an estimate); ' +
        'about 30 minutes to Ashby after it (a guess: the register does not say where it is)',
    );
  });

  it('speaks of the nearest visit before and after, not of another of the day', () => {
    const [far, near] = [{ place: BIRCH_LANE, minutes: 15 }, { minutes: 15 }];
    const say = (time: string, ...bookings: SlotsAsked['bookings']) =>
      words({
        ...{ from: TUESDAY, to: TUESDAY, bookings, rules: { dailyLimit: 3 } },
        people: [priya(), ann({ workingHours: { days: [2], from: time, until: '15:00' }, busy: [] })],
        minutes: time === '13:00' ? 120 : 60,
      })?.forLead;
    const before =
      'the earliest day that suits everyone; about 20 minutes from Elmfield before it (an estimate)';
    expect(say('13:00', booking(TUESDAY, '08:30', far), booking(TUESDAY, '11:00', near))).toBe(before);
    const after = 'the earliest day that suits everyone; about 20 minutes to Elmfield after it (an estimate)';
    expect(say('08:30', booking(TUESDAY, '14:00', far), booking(TUESDAY, '10:00', near))).toBe(after);
  });

  it('says that the lead is at the school already', () => {
    const bookings = [booking(TUESDAY, '09:00', { place: OAKWOOD })];
    expect(words({ bookings }, 1)?.because).toBe('no extra travel: the lead is at Oakwood that morning too');
  });

  it('says that nobody travels to what is online', () => {
    expect(words({ isOnline: true }, 1)?.because).toBe('online, so nobody travels');
  });
});

describe('days', () => {
  const own = (...entries: Parameters<typeof calendarEntry>[]) =>
    schoolYears({ own: entries.map(entry => calendarEntry(...entry)) });

  it.each([
    ['a half term', '2026-10-26', '2026-11-02', undefined, ['Mon 2 Nov']],
    ['an INSET day and a weekend', '2026-11-27', '2026-11-30', undefined, ['Mon 30 Nov']],
    ['a bank holiday', '2027-05-03', '2027-05-04', undefined, ['Tue 4 May']],
    ['the Christmas holidays', '2026-12-19', '2027-01-05', undefined, ['Tue 5 Jan']],
    ['a closure', TUESDAY, '2026-11-04', own(['closure', TUESDAY]), ['Wed 4 Nov']],
  ])('%s is left out', (_what, from, to, calendar, days) => {
    const has = { now: '2026-09-14T09:00:00.000Z', from, to, rules: { noticeDays: 1, mostADay: 1 } };
    expect(times(calendar ? { ...has, calendar } : has).map(words => words.split(',')[0])).toEqual(days);
  });

  it.each([
    ['summer time begins, on 29 Mar 2026', '2026-03-27', '2026-03-30'],
    ['it ends, on 25 Oct 2026', '2026-10-23', '2026-10-26'],
  ])('half past eight is half past eight before and after the weekend when %s', (_what, friday, monday) => {
    // A place that has school on both sides of the weekend.
    const calendar = schoolYears({
      years: [],
      own: [
        calendarEntry('term', '2026-01-05', '2026-04-02'),
        calendarEntry('term', '2026-09-02', '2026-12-18'),
      ],
    });
    const now = `${friday.slice(0, 8)}02T09:00:00.000Z`;
    const has = { now, calendar, from: friday, to: monday };
    const isSummer = (day: string) => day >= '2026-03-29' && day < '2026-10-25';
    for (const day of [friday, monday]) {
      const fits = lookAtDay(slotFacts(asked(has)), londonDay(day))?.fits ?? [];
      const at = fits.map(({ from }) => momentOfMinute(from));
      expect(at[0]).toBe(`${day}T0${isSummer(day) ? 7 : 8}:30:00.000Z`);
      expect(at.at(-1)).toBe(`${day}T1${isSummer(day) ? 3 : 4}:30:00.000Z`);
    }
    const days = [friday, friday, monday, monday].map(day => dayInWords(day, now));
    expect(times(has).map(words => words.split(',')[0])).toEqual(days);
  });

  it.each([
    [0, 'later the same day', 'Tue 3 Nov, 10:30'],
    [1, 'the next school day', 'Wed 4 Nov, 8:30'],
    [2, 'the school day after that', 'Thu 5 Nov, 8:30'],
    [4, 'over the weekend', 'Mon 9 Nov, 8:30'],
  ])('%i school days of notice: the first is %s', (noticeDays, _what, first) => {
    expect(times({ now: '2026-11-03T10:00:00.000Z', from: '2026-10-01', rules: { noticeDays } })[0]).toBe(
      first,
    );
  });

  it('notice is two school days unless the trust says otherwise, counted over a half term', () => {
    const { rules: _rules, ...usual } = asked({ now: '2026-10-23T15:00:00.000Z', from: '2026-10-01' });
    expect(findSlots(usual).slots[0]?.startsAt).toBe('2026-11-03T08:30:00.000Z');
  });

  it('a day on which the lead has as many visits as may be is left out; what is online does not count', () => {
    const [first, second] = [booking(TUESDAY, '08:30'), booking(TUESDAY, '10:00')];
    expect(startsOn(TUESDAY, { bookings: [first, second] })).toEqual([]);
    expect(startsOn(TUESDAY, { bookings: [first, { ...second, place: null }] })).not.toEqual([]);
    expect(startsOn(TUESDAY, { bookings: [first, second], rules: { dailyLimit: 3 } })).not.toEqual([]);
    expect(startsOn(TUESDAY, { bookings: [first, second], isOnline: true })).not.toEqual([]);
    expect(startsOn(TUESDAY, { bookings: [first, { ...second, personIds: ['ann'] }] })).not.toEqual([]);
  });
});

describe('times of a day', () => {
  it.each([
    ['an hour ends by half past three', 60, '8:30', '14:30', 13],
    ['a day of six hours fits three times', 360, '8:30', '9:30', 3],
    ['seven hours fill the school day', 420, '8:30', '8:30', 1],
    ['more than that begins with the school day', 540, '8:30', '8:30', 1],
  ])('%s', (_what, minutes, first, last, count) => {
    const starts = startsOn(TUESDAY, { minutes });
    expect([starts[0], starts.at(-1), starts.length]).toEqual([first, last, count]);
  });

  it.each(['busy', 'tentative', 'away'] as const)('what is %s in somebody’s calendar is left out', status => {
    const busy = [taken(TUESDAY, '08:00', '13:30', status)];
    expect(startsOn(TUESDAY, { people: [priya(), ann({ busy })] })).toEqual(['13:30', '14:00', '14:30']);
  });

  it('everybody is at work', () => {
    const workingHours = { days: [2], from: '10:00', until: '13:00' };
    const people = [priya(), ann({ workingHours })];
    expect(startsOn(TUESDAY, { people })).toEqual(['10:00', '10:30', '11:00', '11:30', '12:00']);
    expect(startsOn('2026-11-04', { people })).toEqual([]);
  });

  it('there is time for the way from the visit before and to the one after', () => {
    const bookings = [booking(TUESDAY, '08:30'), booking(TUESDAY, '12:00', { place: BIRCH_LANE })];
    // Until 9:30 and 20 minutes; 45 minutes before 12:00, and after 13:00.
    expect(startsOn(TUESDAY, { bookings, rules: { dailyLimit: 3 } })).toEqual(['10:00', '14:00', '14:30']);
    expect(startsOn(TUESDAY, { bookings, isOnline: true })).toContain('9:30');
  });

  it('another visit at the school stands in the way, whoever comes', () => {
    const bookings = [booking(TUESDAY, '09:00', { place: OAKWOOD, minutes: 300, personIds: ['someone'] })];
    expect(startsOn(TUESDAY, { bookings })).toEqual(['14:00', '14:30']);
    const elsewhere = [booking(TUESDAY, '09:00', { minutes: 300, personIds: ['someone'] })];
    expect(startsOn(TUESDAY, { bookings: elsewhere })).toContain('9:30');
  });

  it('a head of two schools is not asked for while visited at the other, nor on the way', () => {
    const bookings = [booking(TUESDAY, '08:30', { minutes: 270, personIds: ['ann', 'someone'] })];
    expect(startsOn(TUESDAY, { bookings, people: [priya(), ann({ unreadable: true })] })).toEqual([
      '13:30',
      '14:00',
      '14:30',
    ]);
  });

  it('a visit that is moved stands in nobody’s way, and its own time is not offered', () => {
    const moving = booking(TUESDAY, '09:00', { place: OAKWOOD, minutes: 330 });
    const people = [priya({ busy: [taken(TUESDAY, '09:00', '14:30')] }), ann()];
    const has = { people, bookings: [moving], minutes: 330 };
    expect(startsOn(TUESDAY, has)).toEqual([]);
    expect(startsOn(TUESDAY, { ...has, moving })).toEqual(['8:30', '9:30', '10:00']);
    const other = [priya({ busy: [...(people[0]?.busy ?? []), taken(TUESDAY, '09:00', '14:30')] }), ann()];
    expect(startsOn(TUESDAY, { ...has, moving, people: other })).toEqual([]);
  });
});

describe('what is assumed', () => {
  const assumed = (has: Partial<SlotsAsked>) => findSlots(asked(has)).assumed.map(({ words }) => words);

  it('is nothing where all is known', () => {
    expect(assumed({ bookings: [booking(TUESDAY, '09:00', { place: ELMFIELD })] })).toEqual([]);
  });

  it('is that a head whose calendar cannot be read is free, at the usual hours', () => {
    const has = { people: [priya(), ann({ unreadable: true, workingHours: null, busy: [taken(TUESDAY)] })] };
    expect(startsOn(TUESDAY, has)).toHaveLength(13);
    expect(assumed(has)).toEqual([
      'Ann Lee’s calendar could not be read: taken as free, Mon–Fri, 8:00–17:00',
    ]);
  });

  it('is the usual hours where a mailbox says none', () => {
    expect(assumed({ people: [priya({ workingHours: null }), ann()] })).toEqual([
      'Priya Shah’s working hours are not known: taken as Mon–Fri, 8:00–17:00',
    ]);
  });

  it('is half an hour to a school that is on no map, where a visit there is in the window', () => {
    const words = 'the register does not say where Ashby is: 30 minutes of travel are assumed';
    expect(assumed({ bookings: [booking(TUESDAY, '09:00', { place: ASHBY })] })).toEqual([words]);
    expect(assumed({ bookings: [booking('2026-12-01', '09:00', { place: ASHBY })] })).toEqual([]);
    expect(assumed({ school: ASHBY, bookings: [booking(TUESDAY, '09:00')] })).toEqual([words]);
  });
});
