import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { MeetingAction } from '#domain/meeting/meeting-action.ts';

/** The SIT of Tue 17 Nov 2026, whose agenda comes out on Thu 12 Nov at 8:00. */
export const MEETING_STARTS = '2026-11-17T09:30:00.000Z';
export const AGENDA_DUE = '2026-11-12T08:00:00.000Z';

/** A planned meeting of the series "series-sit". */
export function meeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: 'meeting-1',
    seriesId: 'series-sit',
    slotAt: MEETING_STARTS,
    startsAt: MEETING_STARTS,
    minutes: 90,
    agendaDueAt: AGENDA_DUE,
    preparedAt: null,
    state: 'planned',
    reason: null,
    movedFrom: null,
    changedAt: null,
    actingChairId: null,
    chairedById: null,
    currentLineId: null,
    startedAt: null,
    closedAt: null,
    closings: 0,
    reopenedFor: null,
    version: 1,
    ...change,
  };
}

let lines = 0;
/** An open line that the whole channel may read; about a school when it is given a URN. */
export function line(change: Partial<AgendaLine> = {}): AgendaLine {
  lines += 1;
  const id = change.id ?? `line-${String(lines).padStart(4, '0')}`;
  const urn = change.urn ?? null;
  return {
    id,
    meetingId: 'meeting-1',
    section: urn === null ? 'items' : 'schools',
    source: 'person',
    key: id,
    urn,
    text: 'A reason',
    reason: null,
    link: urn === null ? null : { card: 'school-status', ref: `urn:${urn}` },
    audience: 'channel',
    readerIds: [],
    addedById: null,
    addedByName: null,
    addedAt: AGENDA_DUE,
    outcome: 'open',
    outcomeReason: null,
    raisedFor: MEETING_STARTS,
    timesCarried: 0,
    carriedToId: null,
    ...change,
  };
}

let actions = 0;
/** Tom Reed's open action of that meeting, due a week after it. */
export function meetingAction(change: Partial<MeetingAction> = {}): MeetingAction {
  actions += 1;
  return {
    id: `action-${String(actions).padStart(4, '0')}`,
    meetingId: 'meeting-1',
    lineId: 'line-1',
    urn: null,
    text: 'Send the phonics plan to all schools',
    ownerId: 'person-tom-reed',
    ownerName: 'Tom Reed',
    ownerIsHere: true,
    dueOn: '2026-11-24',
    state: 'open',
    endedAt: null,
    endNote: null,
    asked: null,
    at: MEETING_STARTS,
    version: 1,
    ...change,
  };
}
