import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { followSeries } from '#domain/meeting/follow-series.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { changeInWords, upcoming, upcomingRef } from '#domain/meeting/upcoming.ts';
import { meeting } from '#test/builders/meeting.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';

const NOW = '2026-11-09T09:00:00.000Z';
const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: [] });
const made = (id: string, change: Partial<Meeting>): Meeting => meeting({ id, ...change });
const next = (all: readonly Meeting[], count = 3, series = sitSeries(), now = NOW) =>
  upcoming({ series, calendar, made: all, now, count });
const starts = (all: readonly Meeting[], count?: number) =>
  next(all, count).meetings.map(m => m.startsAt.slice(0, 16));

describe('the next meetings', () => {
  it('are the dates of the rhythm, past the holidays', () => {
    expect(starts([], 4)).toEqual([
      '2026-11-17T09:30',
      '2026-12-01T09:30',
      '2026-12-15T09:30',
      '2027-01-12T09:30',
    ]);
  });

  it('a moved one stands once, where it is now', () => {
    const moved = made('m', { startsAt: '2026-12-02T10:00:00.000Z', movedFrom: '2026-11-17T09:30:00.000Z' });
    expect(starts([moved])).toEqual(['2026-12-01T09:30', '2026-12-02T10:00', '2026-12-15T09:30']);
  });

  it('one that was moved before today and held is not offered again by its date', () => {
    const held = made('m', { startsAt: '2026-11-06T10:00:00.000Z', state: 'closed' });
    expect(starts([held])[0]).toBe('2026-12-01T09:30');
  });

  it('a cancelled one is shown and does not count', () => {
    const { meetings } = next([made('m', { state: 'cancelled', reason: 'boiler' })], 2);
    expect(meetings.map(m => [m.startsAt.slice(0, 10), m.state])).toEqual([
      ['2026-11-17', 'cancelled'],
      ['2026-12-01', 'planned'],
      ['2026-12-15', 'planned'],
    ]);
  });

  it('an extra one is among them', () => {
    expect(starts([made('x', { slotAt: null, startsAt: '2026-11-20T14:00:00.000Z' })])[1]).toBe(
      '2026-11-20T14:00',
    );
  });

  it('a date whose time was changed since is the same date', () => {
    const { meetings } = next([made('m', {})], 1, sitSeries({ time: '10:00' }));
    expect(meetings.map(m => m.startsAt)).toEqual(['2026-11-17T09:30:00.000Z']);
  });

  it('one that is on comes first, one whose start is past has been', () => {
    const past = { slotAt: null, startsAt: '2026-11-09T08:30:00.000Z' };
    expect(next([made('m', { ...past, state: 'running' })]).meetings[0]?.state).toBe('running');
    expect(starts([made('m', past)])[0]).toBe('2026-11-17T09:30');
  });

  it('a year without term dates is named when it is why there are fewer, and never guessed', () => {
    expect(next([], 3).withoutTerms).toBeNull();
    expect(next([], 100).withoutTerms).toBe(2027);
    expect(next([], 3, sitSeries(), '2027-07-21T09:00:00.000Z')).toEqual({
      meetings: [],
      withoutTerms: 2027,
    });
    expect(next([], 100, sitSeries({ endedOn: '2026-12-02' }))).toMatchObject({ withoutTerms: null });
  });
});

it('a meeting is named by its date, made or not, and an extra one by its id', () => {
  const [date] = next([], 1).meetings;
  const [same] = next([made('m', { startsAt: '2026-11-18T10:00:00.000Z' })], 1).meetings;
  expect(date && upcomingRef(date)).toBe('date:2026-11-17T09:30:00.000Z');
  expect(same && upcomingRef(same)).toBe('date:2026-11-17T09:30:00.000Z');
  expect(upcomingRef({ slotAt: null, meetingId: 'x' })).toBe('id:x');
});

it('says in words what is special about a meeting', () => {
  const say = (change: Partial<Meeting>) => changeInWords(made('m', change), NOW);
  expect(say({})).toBe('');
  expect(say({ movedFrom: '2026-11-17T09:30:00.000Z', reason: 'no room' })).toBe(
    'moved from Tue 17 Nov, 9:30: no room',
  );
  expect(say({ state: 'cancelled', reason: 'boiler' })).toBe('cancelled: boiler');
  expect(say({ slotAt: null, reason: 'Oakwood' })).toBe('extra: Oakwood');
  expect(say({ state: 'running' })).toBe('on now');
});

describe('when the series changes, a meeting made before', () => {
  const follow = (
    change: Partial<Meeting>,
    series = sitSeries({ time: '10:00', leadDays: 3, minutes: 60 }),
  ) => followSeries(made('m', change), series, calendar, NOW);
  const wednesdays = sitSeries({ weekday: 3 });

  it('takes the new time, length and lead while its agenda is not out', () => {
    expect(follow({})).toEqual({
      change: { startsAt: '2026-11-17T10:00:00.000Z', minutes: 60, agendaDueAt: '2026-11-14T08:00:00.000Z' },
      stays: false,
    });
    expect(followSeries(made('m', {}), sitSeries(), calendar, NOW)).toEqual({ change: null, stays: false });
  });

  it('stays when its agenda is out, and people are told', () => {
    const out = { preparedAt: '2026-11-12T08:00:00.000Z' };
    expect(follow(out)).toEqual({ change: null, stays: true });
    expect(follow(out, wednesdays)).toEqual({ change: null, stays: true });
    expect(follow(out, sitSeries({ leadDays: 2 }))).toEqual({ change: null, stays: false });
  });

  it('keeps a place it was given by hand, and nothing is said of it', () => {
    const byHand = { startsAt: '2026-11-18T14:00:00.000Z', movedFrom: '2026-11-17T09:30:00.000Z' };
    expect(follow(byHand, wednesdays).stays).toBe(false);
    expect(follow(byHand).change).toMatchObject({ startsAt: byHand.startsAt });
    expect(follow({ ...byHand, slotAt: null, movedFrom: null }, wednesdays).stays).toBe(false);
  });

  it('is left alone once it is past, on or cancelled', () => {
    for (const state of ['running', 'closed', 'cancelled'] as const)
      expect(follow({ state })).toEqual({ change: null, stays: false });
    expect(follow({ startsAt: NOW })).toEqual({ change: null, stays: false });
  });
});
