import { describe, expect, it } from 'vitest';
import { asMinuted, dueFault, MeetingAction, standingInWords } from '#domain/meeting/meeting-action.ts';
import { meetingAction } from '#test/builders/meeting.ts';

const TODAY = '2026-11-17';

describe('the day an action is due', () => {
  it.each([
    ['today', '2026-11-17'],
    ['tomorrow', '2026-11-18'],
    ['a year from now', '2027-11-17'],
    ['a year and a day from now, for a leap year’s sake', '2027-11-18'],
    ['29 February of a leap year', '2028-02-29', '2027-12-01'],
  ])('can be %s', (_what, dueOn, today = TODAY) => {
    expect(dueFault(dueOn, today)).toBeNull();
  });

  it.each([
    ['', 'Please give the day it is due.'],
    ['tomorrow', 'Please give the day it is due.'],
    ['17/11/2026', 'Please give the day it is due.'],
    ['2026-11-31', 'Please give the day it is due.'],
    ['2027-02-29', 'Please give the day it is due.'],
    ['2026-11-17T09:30:00.000Z', 'Please give the day it is due.'],
    ['2026-11-16', 'Please give a day that is not past.'],
    ['0001-01-01', 'Please give a day that is not past.'],
    ['2027-11-19', 'Please give a day within a year.'],
    ['9999-12-31', 'Please give a day within a year.'],
  ])('cannot be "%s": %s', (dueOn, because) => {
    expect(dueFault(dueOn, TODAY)).toBe(because);
  });
});

describe('how an action stands', () => {
  const NOW = '2026-11-25T09:00:00.000Z';
  const stands = (change: Parameters<typeof meetingAction>[0], now = NOW) =>
    standingInWords(meetingAction(change), now);
  const asked = { dueOn: '2026-12-04', reason: 'The reader is away', answer: null };

  it.each<[string, Parameters<typeof meetingAction>[0], string]>([
    ['open', { dueOn: '2026-12-01' }, 'Tom Reed, due Tue 1 Dec'],
    ['open, due next year', { dueOn: '2027-01-05' }, 'Tom Reed, due Tue 5 Jan 2027'],
    ['on the day it is due', { dueOn: '2026-11-25' }, 'Tom Reed, due Wed 25 Nov'],
    ['the day after', { dueOn: '2026-11-24' }, 'Tom Reed, due Tue 24 Nov, overdue'],
    [
      'its owner asking for another day',
      { dueOn: '2026-11-24', asked },
      'Tom Reed, due Tue 24 Nov, overdue, asks for Fri 4 Dec',
    ],
    [
      'another day agreed',
      { dueOn: '2026-12-04', asked: { ...asked, answer: 'agreed' } },
      'Tom Reed, due Fri 4 Dec',
    ],
    [
      'another day not agreed',
      { dueOn: '2026-12-01', asked: { ...asked, answer: 'kept' } },
      'Tom Reed, due Tue 1 Dec',
    ],
    [
      'its owner gone',
      { ownerIsHere: false, dueOn: '2026-11-24' },
      'Tom Reed, who has left: it needs a new owner, due Tue 24 Nov, overdue',
    ],
    ['done', { state: 'done', endedAt: '2026-11-20T10:00:00.000Z', asked }, 'Tom Reed, done Fri 20 Nov'],
    [
      'done late at night on London’s clocks',
      { state: 'done', endedAt: '2026-10-24T23:30:00.000Z' },
      'Tom Reed, done Sun 25 Oct',
    ],
    ['done by someone who left since', { state: 'done', ownerIsHere: false }, 'Tom Reed, done'],
    ['dropped', { state: 'dropped', endedAt: '2026-11-20T10:00:00.000Z' }, 'Tom Reed, dropped Fri 20 Nov'],
  ])('%s', (_how, change, words) => {
    expect(stands(change)).toBe(words);
  });

  it('turns overdue at midnight on London’s clocks, in summer too', () => {
    const dueOn = '2026-07-07';
    expect(stands({ dueOn }, '2026-07-07T22:59:59.999Z')).toBe('Tom Reed, due Tue 7 Jul');
    expect(stands({ dueOn }, '2026-07-07T23:00:00.000Z')).toBe('Tom Reed, due Tue 7 Jul, overdue');
  });

  it('is told of an action as it is kept', () => {
    expect(MeetingAction.parse(meetingAction({ asked }))).toMatchObject({ asked });
  });
});

describe('how an action stands in minutes', () => {
  const CLOSED = '2026-11-17T11:00:00.000Z';
  const asked = { dueOn: '2026-12-04', reason: 'The reader is away', answer: null };
  const minuted = (change: Parameters<typeof meetingAction>[0], closedAt: string | null = CLOSED) =>
    standingInWords(asMinuted(meetingAction(change), closedAt), '2026-11-17T09:30:00.000Z');

  it.each<[string, Parameters<typeof meetingAction>[0], string]>([
    ['open then and done since', { state: 'done', endedAt: '2026-11-19T10:00:00.000Z' }, 'due Fri 20 Nov'],
    ['dropped since', { state: 'dropped', endedAt: '2026-11-19T10:00:00.000Z' }, 'due Fri 20 Nov'],
    ['done in the meeting', { state: 'done', endedAt: CLOSED }, 'done Tue 17 Nov'],
    ['overdue at the meeting', { dueOn: '2026-11-16' }, 'due Mon 16 Nov, overdue'],
    ['its owner asking for another day since', { asked }, 'due Fri 20 Nov'],
    ['its owner gone since', { ownerIsHere: false }, 'due Fri 20 Nov'],
  ])('%s', (_how, change, words) => {
    expect(minuted({ dueOn: '2026-11-20', ...change })).toBe(`Tom Reed, ${words}`);
  });

  it('is done as soon as it is done, as long as the minutes are a draft', () => {
    expect(minuted({ state: 'done', endedAt: '2026-11-19T10:00:00.000Z' }, null)).toBe(
      'Tom Reed, done Thu 19 Nov',
    );
  });
});
