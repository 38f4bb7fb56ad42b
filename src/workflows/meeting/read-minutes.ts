import type { Viewer } from '#domain/access/viewer.ts';
import type { Agenda, ReadLine } from '#domain/meeting/agenda.ts';
import { isConfidential, SECTION_WORDS } from '#domain/meeting/agenda-line.ts';
import type { Decision, Meeting } from '#domain/meeting/meeting.ts';
import { asMinuted, type MeetingAction, standingInWords } from '#domain/meeting/meeting-action.ts';
import type { MinutedLine, Minutes } from '#domain/meeting/minutes.ts';
import { AHEAD_DAYS } from '#domain/meeting/upcoming.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';
import { readAgenda, standings } from '../read-agenda.ts';
import { readCalendar } from '../read-calendar.ts';
import { upcomingMeetings } from '../upcoming-meetings.ts';

/** A meeting's minutes in this viewer's copy; what they may not read is counted and left out. Null: no such meeting. */
export async function readMinutes(
  trust: TrustReads,
  meetingId: string,
  { now, viewer, bankHolidays }: { now: IsoInstant; viewer: Viewer; bankHolidays: BankHolidays },
): Promise<MinutesRead | null> {
  const agenda = await readAgenda(trust, meetingId, { now, viewer });
  const meeting = agenda && (await trust.meetings.find(meetingId));
  if (!agenda || !meeting) return null;
  const decisions = await trust.actions.decisions(meetingId);
  const closedAt = meeting.state === 'closed' ? meeting.closedAt : null;
  const actions = (await trust.actions.ofMeeting(meetingId)).map(action => asMinuted(action, closedAt));
  // By the meeting's own clock: what was due later is not overdue in its minutes, whenever they are read.
  const stood = (action: MeetingAction) => standingInWords(asMinuted(action, closedAt), meeting.startsAt);
  const standing = await standings(
    trust,
    agenda.sections.flatMap(({ lines }) => lines),
    stood,
  );
  const minutes: Minutes = {
    meetingId,
    trustName: (await trust.trust.get()).name,
    seriesName: agenda.seriesName,
    startsAt: agenda.startsAt,
    minutes: meeting.minutes,
    state: agenda.state,
    closedAt: meeting.closedAt,
    reopenedFor: meeting.reopenedFor,
    chairName: agenda.chairName,
    present: (await trust.agendas.attendance(meetingId)).map(({ name }) => name),
    apologies: agenda.apologies.map(({ name, note }) => ({ name, note })),
    sections: agenda.sections.map(({ section, lines }) => ({
      title: SECTION_WORDS[section],
      lines: lines.map(line => minuted({ ...line, now: standing(line) }, decisions, actions)),
    })),
    withheld: agenda.withheld,
    elsewhere: agenda.elsewhere,
    nextAt: await nextAfter(trust, meeting, { now, bankHolidays }),
    version: agenda.version,
  };
  return { agenda, minutes };
}

export interface MinutesRead {
  readonly agenda: Agenda;
  readonly minutes: Minutes;
}

function minuted(
  line: ReadLine,
  decisions: readonly Decision[],
  actions: readonly MeetingAction[],
): MinutedLine {
  return {
    schoolName: line.schoolName,
    text: line.text,
    reason: [line.addedByName, line.now, line.reason].filter(Boolean).join('. ') || null,
    confidential: isConfidential(line),
    outcome: line.outcome,
    outcomeReason: line.outcomeReason,
    decisions: decisions.filter(({ lineId }) => lineId === line.id).map(({ text }) => text),
    actions: actions
      .filter(({ lineId }) => lineId === line.id)
      .map(({ text, ownerName, dueOn, state }) => ({ text, ownerName, dueOn, state })),
  };
}

/**
 * The next meeting of the series after this one, not cancelled: one that was made, or a date of its rhythm still to come.
 * Of dates that have passed the rhythm of today says nothing: it may have been another then.
 */
async function nextAfter(
  trust: TrustReads,
  { seriesId, startsAt }: Meeting,
  { now, bankHolidays }: { now: IsoInstant; bankHolidays: BankHolidays },
): Promise<IsoInstant | null> {
  const series = await trust.meetings.findSeries(seriesId);
  if (!series) return null;
  const until = momentOf(addDays(dayOf(startsAt), AHEAD_DAYS), '00:00');
  const made = await trust.meetings.between(seriesId, startsAt, until);
  const calendar = await readCalendar(trust, bankHolidays);
  const from = now > startsAt ? now : startsAt;
  const { meetings } = await upcomingMeetings(trust, series, { calendar, now: from, count: 2 });
  const later = [...made, ...meetings].filter(each => each.startsAt > startsAt && each.state !== 'cancelled');
  return later.map(each => each.startsAt).toSorted()[0] ?? null;
}
