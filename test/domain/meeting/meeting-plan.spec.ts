import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import {
  cancelMeeting,
  extraMeeting,
  moveMeeting,
  type PlanWorld,
  reasonFault,
  restoreMeeting,
} from '#domain/meeting/meeting-plan.ts';
import { upcoming } from '#domain/meeting/upcoming.ts';
import { momentOf } from '#domain/time/iso.ts';
import { meeting } from '#test/builders/meeting.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';

const NOW = '2026-11-09T09:00:00.000Z';
const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: ['2027-05-03'] });
const TUESDAY: Meeting = meeting({ id: 'm' });
const at = (day: string, time = '10:00') => momentOf(day, time);

function world(made: readonly Meeting[] = [TUESDAY], change: Partial<PlanWorld> = {}): PlanWorld {
  const series = change.series ?? sitSeries();
  const now = change.now ?? NOW;
  const { meetings } = upcoming({ series, calendar, made, now, count: 50 });
  return { series, calendar, ahead: meetings, now, ...change };
}
const moved = (to: string, meeting = TUESDAY, where = world()) =>
  moveMeeting(meeting, { to, reason: 'x' }, where);
const because = (sentence: string) => ({ ok: false, because: expect.stringContaining(sentence) });

describe('a meeting is moved', () => {
  it('to a day staff are in school, and its agenda goes out the lead before that', () => {
    expect(moved(at('2026-11-18'))).toEqual({
      ok: true,
      change: {
        startsAt: '2026-11-18T10:00:00.000Z',
        movedFrom: '2026-11-17T09:30:00.000Z',
        reason: 'x',
        agendaDueAt: '2026-11-13T08:00:00.000Z',
      },
    });
  });

  it('on London’s clocks: in summer 10:00 is 9:00 of UTC', () => {
    const where = world([{ ...TUESDAY, startsAt: at('2027-04-13', '9:30'.padStart(5, '0')) }], {
      now: '2027-04-01T09:00:00.000Z',
    });
    const meeting = { ...TUESDAY, startsAt: at('2027-04-13', '09:30') };
    expect(moved(at('2027-04-14'), meeting, where)).toMatchObject({
      change: { startsAt: '2027-04-14T09:00:00.000Z', agendaDueAt: '2027-04-09T07:00:00.000Z' },
    });
  });

  it('twice: it was first where it was first', () => {
    const once = { ...TUESDAY, startsAt: at('2026-11-18'), movedFrom: TUESDAY.startsAt };
    expect(moved(at('2026-11-19'), once, world([once]))).toMatchObject({
      change: { movedFrom: TUESDAY.startsAt },
    });
  });

  it('back to where it was: it is as planned again', () => {
    const once = { ...TUESDAY, startsAt: at('2026-11-18'), movedFrom: TUESDAY.startsAt, reason: 'y' };
    expect(moved(TUESDAY.startsAt, once, world([once]))).toMatchObject({
      ok: true,
      change: { movedFrom: null, reason: null },
    });
  });

  it('so near that the agenda is due now', () => {
    expect(moved(at('2026-11-11'))).toMatchObject({ change: { agendaDueAt: NOW } });
  });

  it('with its agenda out: it stays out', () => {
    const out = { ...TUESDAY, preparedAt: '2026-11-12T08:00:00.000Z' };
    expect(moved(at('2026-12-14'), out)).toMatchObject({ change: { agendaDueAt: TUESDAY.agendaDueAt } });
  });
});

describe('a meeting is not moved', () => {
  it.each([
    ['to the past', at('2026-11-09', '08:59'), 'still to come'],
    ['to this very moment', NOW, 'still to come'],
    ['further than a year', at('2027-11-11'), 'within a year'],
    ['to where it is', TUESDAY.startsAt, 'at that time already'],
    ['to a Saturday', at('2026-11-21'), 'on Sat 21 Nov. The next day they are is Mon 23 Nov.'],
    ['into the holidays', at('2026-12-22'), 'on Tue 22 Dec. The next day they are is Mon 4 Jan 2027.'],
    ['to a bank holiday', at('2027-05-03'), 'The next day they are is Tue 4 May 2027.'],
    ['to the next date of the series', at('2026-12-01', '09:30'), 'SIT meets already Tue 1 Dec, 9:30.'],
    ['to a year without term dates', at('2027-09-07'), 'no term dates for 2027/28'],
  ])('%s', (_where, to, sentence) => {
    expect(moved(to)).toEqual(because(sentence));
  });

  it('beyond the last day of the series', () => {
    const series = sitSeries({ endedOn: '2026-11-20' });
    expect(moved(at('2026-11-23'), TUESDAY, world([TUESDAY], { series }))).toEqual(
      because('SIT ends on Fri 20 Nov.'),
    );
  });

  it.each([
    ['when it is on', { state: 'running' }, 'This meeting is on.'],
    ['when it is over', { state: 'closed' }, 'This meeting is over.'],
    ['when it is cancelled', { state: 'cancelled' }, 'takes place after all'],
    ['when it has begun', { startsAt: '2026-11-09T08:00:00.000Z' }, 'This meeting began Mon 9 Nov, 8:00.'],
  ] as const)('%s', (_when, change, sentence) => {
    expect(moved(at('2026-11-18'), { ...TUESDAY, ...change })).toEqual(because(sentence));
  });

  it('onto a cancelled one nothing stands in its way', () => {
    const gone = {
      ...TUESDAY,
      id: 'n',
      slotAt: at('2026-12-01', '09:30'),
      startsAt: at('2026-12-01', '09:30'),
    };
    expect(moved(gone.startsAt, TUESDAY, world([TUESDAY, { ...gone, state: 'cancelled' }])).ok).toBe(true);
  });
});

describe('a meeting is cancelled and put back', () => {
  const cancelled: Meeting = { ...TUESDAY, state: 'cancelled', reason: 'x' };
  it('with a reason, which goes when it takes place after all', () => {
    expect(cancelMeeting(TUESDAY, 'x', NOW)).toEqual({
      ok: true,
      change: { state: 'cancelled', reason: 'x' },
    });
    expect(restoreMeeting(cancelled, world([cancelled]))).toEqual({
      ok: true,
      change: { state: 'planned', reason: null },
    });
  });

  it('not twice, not once it has begun, not when it is on', () => {
    expect(cancelMeeting(cancelled, 'x', NOW)).toEqual(because('cancelled already'));
    expect(cancelMeeting(TUESDAY, 'x', TUESDAY.startsAt)).toEqual(because('began'));
    expect(cancelMeeting({ ...TUESDAY, state: 'running' }, 'x', NOW)).toEqual(because('is on'));
    expect(restoreMeeting(TUESDAY, world())).toEqual(because('not cancelled'));
    expect(restoreMeeting(cancelled, world([cancelled], { now: TUESDAY.startsAt }))).toEqual(
      because('Call an extra meeting instead.'),
    );
  });

  it('not onto a meeting that has taken its place', () => {
    const extra = { ...TUESDAY, id: 'x', slotAt: null };
    expect(restoreMeeting(cancelled, world([cancelled, extra]))).toEqual(because('SIT meets already'));
  });
});

describe('an extra meeting', () => {
  it('is called on a day staff are in school, with an agenda of its own', () => {
    expect(extraMeeting(at('2026-11-20', '14:00'), world())).toEqual({
      ok: true,
      change: { startsAt: '2026-11-20T14:00:00.000Z', agendaDueAt: '2026-11-15T08:00:00.000Z' },
    });
  });

  it('is not called when the series meets anyway, nor in the holidays', () => {
    expect(extraMeeting(TUESDAY.startsAt, world())).toEqual(because('meets already'));
    expect(extraMeeting(at('2026-12-22'), world())).toEqual(because('Staff are not in school'));
  });

  it('early in the day without a lead has its agenda at once, never after it', () => {
    const series = sitSeries({ leadDays: 0 });
    expect(extraMeeting(at('2026-11-20', '07:30'), world([], { series }))).toMatchObject({
      change: { agendaDueAt: NOW },
    });
  });
});

it('a reason is given, and short', () => {
  expect(reasonFault(' ')).toContain('Please say why');
  expect(reasonFault('a'.repeat(201))).toContain('200 characters');
  expect(reasonFault('The boiler')).toBeNull();
});
