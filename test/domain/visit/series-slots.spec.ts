import { describe, expect, it } from 'vitest';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { type SeriesAsked, seriesSlots } from '#domain/visit/series-slots.ts';
import { calendarEntry, schoolYears } from '#test/builders/school-years.ts';
import { ann, asked, booking, CALENDAR, priya, taken } from '#test/builders/slots.ts';

/** Weekly Tuesdays at nine in the autumn of 2026; half term is 26 to 30 October. */
const series = (has: Partial<SeriesAsked> = {}) =>
  seriesSlots({
    ...asked(),
    ...{ now: '2026-09-02T09:00:00.000Z', from: '2026-10-05', to: '2026-11-20' },
    ...{ weekday: 2, time: '09:00', everyWeeks: 1, minutes: 180 },
    ...has,
  });
const days = (has: Partial<SeriesAsked> = {}) => series(has).dates.map(({ startsAt }) => dayOf(startsAt));
const INSET_FRIDAY = '2026-11-27';

describe('the dates of support days', () => {
  it('weekly ones leave half term out, and keep nine o’clock when the clocks change in it', () => {
    const { dates, weeksOff } = series();
    expect(dates.map(({ startsAt }) => startsAt)).toEqual([
      '2026-10-06T08:00:00.000Z',
      '2026-10-13T08:00:00.000Z',
      '2026-10-20T08:00:00.000Z',
      '2026-11-03T09:00:00.000Z',
      '2026-11-10T09:00:00.000Z',
      '2026-11-17T09:00:00.000Z',
    ]);
    expect(weeksOff).toEqual(['2026-10-26']);
    expect(
      dates.every(({ objections, alternative }) => objections.length === 0 && alternative === null),
    ).toBe(true);
  });

  it('fortnightly ones count school weeks over half term', () => {
    expect(days({ everyWeeks: 2 })).toEqual(['2026-10-06', '2026-10-20', '2026-11-10']);
    expect(days({ everyWeeks: 2, from: '2026-10-12' })).toEqual(['2026-10-13', '2026-11-03', '2026-11-17']);
    expect(days({ everyWeeks: 2, from: '2026-10-26' })).toEqual(['2026-11-03', '2026-11-17']);
  });

  it.each([1, 2, 3])('every %i school weeks they fall where the school calendar counts to', everyWeeks => {
    const all = days({ everyWeeks, from: '2026-09-07', to: '2027-07-16' });
    expect(all.length).toBeGreaterThan(10);
    for (const [at, day] of all.entries())
      expect(day).toBe(CALENDAR.addSchoolWeeks('2026-09-08', at * everyWeeks));
  });

  it('begin with the first such weekday, and end with the last', () => {
    expect(days({ from: '2026-10-07', to: '2026-10-20' })).toEqual(['2026-10-13', '2026-10-20']);
    expect(days({ from: '2026-10-07', to: '2026-10-12' })).toEqual([]);
    expect(series({ from: '2026-10-26', to: '2026-11-06' }).weeksOff).toEqual([]);
  });

  it('stop where no term dates are known, and say so', () => {
    const calendar = schoolYears({ years: [2026] });
    const { dates, unknownFrom } = series({ calendar, from: '2027-07-12', to: '2027-10-01' });
    expect(dates.map(({ startsAt }) => dayOf(startsAt))).toEqual(['2027-07-13', '2027-07-20']);
    expect(unknownFrom).toBe('2027-09-07');
    expect(series().unknownFrom).toBeNull();
  });
});

describe('a date that somebody cannot keep', () => {
  const one = (has: Partial<SeriesAsked>, day: string) => {
    const found = series(has).dates.find(({ startsAt }) => dayOf(startsAt) === day);
    return {
      objections: found?.objections.map(({ words }) => words),
      instead: found?.alternative ? momentInWords(found.alternative.startsAt, found.startsAt) : null,
    };
  };

  it('stays, with the reason, and the same time of the nearest other day', () => {
    const people = [priya(), ann({ busy: [taken('2026-11-10', '09:00', '10:00')] })];
    expect(days({ people })).toEqual(days());
    expect(one({ people }, '2026-11-10')).toEqual({
      objections: ['Ann Lee is busy 9:00–10:00'],
      instead: 'Mon 9 Nov, 9:00',
    });
    const monday = [...(people[1]?.busy ?? []), taken('2026-11-09')];
    expect(one({ people: [priya(), ann({ busy: monday })] }, '2026-11-10').instead).toBe('Wed 11 Nov, 9:00');
    expect(series({ people }).dates[4]?.alternative?.words).toBe('Mon 9 Nov, 9:00 would do');
  });

  it('has another time of another day where nobody can at its own', () => {
    const mornings = ['09', '10', '11', '12', '13'].map(day => taken(`2026-11-${day}`, '09:00', '10:00'));
    const people = [priya(), ann({ busy: mornings })];
    expect(one({ people }, '2026-11-10').instead).toBe('Mon 9 Nov, 10:00');
    const calendar = schoolYears({ own: [calendarEntry('closure', '2026-11-09')] });
    expect(one({ people, calendar }, '2026-11-10').instead).toBe('Wed 11 Nov, 10:00');
  });

  it('has none in a week in which there is none', () => {
    const busy = [
      { from: '2026-11-09T00:00:00.000Z', until: '2026-11-14T00:00:00.000Z', status: 'away' as const },
    ];
    expect(one({ people: [priya({ busy }), ann()] }, '2026-11-10')).toEqual({
      objections: ['Priya Shah is away until Fri 13 Nov'],
      instead: null,
    });
  });

  it('on an INSET day or a bank holiday has another day of its week, and the rhythm goes on', () => {
    const fridays = { weekday: 5, from: '2026-11-16', to: '2026-12-11' };
    expect(days(fridays)).toEqual(['2026-11-20', INSET_FRIDAY, '2026-12-04', '2026-12-11']);
    expect(one(fridays, INSET_FRIDAY)).toEqual({
      objections: ['it is an INSET day, without pupils'],
      instead: 'Thu 26 Nov, 9:00',
    });
    const mondays = { weekday: 1, from: '2027-04-26', to: '2027-05-14', everyWeeks: 2 };
    expect(days(mondays)).toEqual(['2027-04-26', '2027-05-10']);
    expect(one({ ...mondays, from: '2027-05-01' }, '2027-05-03')).toEqual({
      objections: ['it is a bank holiday'],
      instead: 'Tue 4 May, 9:00',
    });
  });

  it('is not put outside the series, nor on a day of the holidays', () => {
    const people = [priya(), ann({ busy: [taken('2026-11-10'), taken('2026-11-11'), taken('2026-11-12')] })];
    expect(one({ people, from: '2026-11-10', to: '2026-11-12' }, '2026-11-10').instead).toBeNull();
    const calendar = schoolYears({
      own: [calendarEntry('closure', '2026-11-09'), calendarEntry('closure', '2026-11-11')],
    });
    const tuesday = [priya(), ann({ busy: [taken('2026-11-10')] })];
    expect(one({ calendar, people: tuesday }, '2026-11-10').instead).toBe('Thu 12 Nov, 9:00');
  });

  it('keeps the other visits and the way to them', () => {
    const bookings = [booking('2026-11-10', '12:00'), booking('2026-11-09', '12:15')];
    expect(one({ bookings }, '2026-11-10')).toEqual({
      objections: [
        'there is too little time for Priya Shah to travel: about 20 minutes to the visit after (an estimate)',
      ],
      instead: 'Wed 11 Nov, 9:00',
    });
  });

  it('that is past is said to be', () => {
    expect(one({ now: momentOf('2026-10-06', '10:00') }, '2026-10-06')).toEqual({
      objections: ['it is not in the future'],
      instead: 'Wed 7 Oct, 9:00',
    });
  });

  it('says whose calendar could not be read', () => {
    expect(series({ people: [priya(), ann({ unreadable: true })] }).assumed).toMatchObject([
      { kind: 'unreadable' },
    ]);
  });
});
