import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { type Agenda, ReadLine } from '#domain/meeting/agenda.ts';
import { isUndiscussed } from '#domain/meeting/agenda-line.ts';
import type { Decision } from '#domain/meeting/meeting.ts';
import { MeetingAction, standingInWords } from '#domain/meeting/meeting-action.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { actionBehind, readAgenda } from '../read-agenda.ts';
import { reopensUntil } from './reopen-meeting.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** The line being talked about, and what was recorded on it so far. */
export const CurrentLine = z.object({
  line: ReadLine,
  decisions: z.array(z.string()),
  actions: z.array(z.object({ text: z.string(), standing: z.string() })),
  /** The last thing recorded on it, which can be taken back. */
  latest: z.object({ what: z.enum(['decision', 'action']), id: z.string(), text: z.string() }).nullable(),
  /** The open action of an earlier meeting it is about. */
  action: MeetingAction.nullable(),
});
export type CurrentLine = z.infer<typeof CurrentLine>;

/** A meeting as whoever chairs it sees it; for a deputy who has not taken over, no more than who chairs. */
export const ChairView = z.object({
  meetingId: z.string(),
  seriesName: z.string(),
  startsAt: IsoInstant,
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  reason: z.string().nullable(),
  version: z.number().int(),
  chairName: z.string().nullable(),
  /** Whether the viewer runs it; else everything below is empty. */
  runs: z.boolean(),
  /** Who they are when they do not run it, and may take over. */
  takesOver: z.boolean(),
  /** Where it is, counted from 1; null between lines and when it is not running. */
  position: z.number().int().nullable(),
  lineCount: z.number().int(),
  /** Every line there is, in order, as far as a button may name it. */
  lines: z.array(
    ReadLine.pick({ id: true, urn: true, audience: true, schoolName: true, text: true, outcome: true }),
  ),
  confidential: z.array(ReadLine),
  current: CurrentLine.nullable(),
  /** Everything nobody has dealt with, in order. */
  left: z.array(ReadLine),
  decisionCount: z.number().int(),
  actionCount: z.number().int(),
  /** Who can be asked to do something: members first. */
  owners: z.array(Named),
  members: z.array(Named),
  /** Who was there as far as recorded; until anybody was, the members who sent no apologies. */
  presentIds: z.array(z.string()),
  apologies: z.array(z.string()),
  closedAt: IsoInstant.nullable(),
  reopenedFor: z.string().nullable(),
  /** Whether it may still be opened again. */
  mayReopen: z.boolean(),
  staffNames: z.array(z.string()),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
});
export type ChairView = z.infer<typeof ChairView>;

/** Null when there is no such meeting, or the viewer neither runs it nor may take it over. */
export async function readChairView(
  trust: TrustReads,
  meetingId: string,
  { now, viewer }: { now: IsoInstant; viewer: Viewer },
): Promise<ChairView | null> {
  const agenda = viewer.actor && (await readAgenda(trust, meetingId, { now, viewer }));
  if (!agenda || !viewer.actor) return null;
  const { runs, takesOver } = partIn(viewer.actor, agenda);
  if (!runs && !takesOver) return null;
  const blank = blankView(agenda, now);
  return runs
    ? { ...blank, runs: true, ...(await whatItDecided(trust, agenda, now)) }
    : { ...blank, takesOver };
}

function partIn(actor: Extract<Actor, { kind: 'person' }>, agenda: Agenda) {
  const target = { ...agenda, kind: 'meeting' } as const;
  return { runs: can(actor, 'meeting.run', target), takesOver: can(actor, 'meeting.take-over', target) };
}

/** What anybody may know who may take the meeting over. */
function blankView(agenda: Agenda, now: IsoInstant): ChairView {
  const { meetingId, seriesName, startsAt, state, reason, version, chairName } = agenda;
  return {
    meetingId,
    seriesName,
    startsAt,
    state,
    reason,
    version,
    chairName,
    runs: false,
    takesOver: false,
    position: agenda.at?.position ?? null,
    lineCount: agenda.lineCount,
    lines: [],
    confidential: [],
    current: null,
    left: [],
    decisionCount: 0,
    actionCount: 0,
    owners: [],
    members: [],
    presentIds: [],
    apologies: [],
    closedAt: null,
    reopenedFor: null,
    mayReopen: false,
    staffNames: [],
    safeguardingContact: null,
    today: dayOf(now),
  };
}

async function whatItDecided(trust: TrustReads, agenda: Agenda, now: IsoInstant) {
  const { meetingId, memberIds } = agenda;
  const lines = agenda.sections.flatMap(({ lines: its }) => its);
  const decisions = await trust.actions.decisions(meetingId);
  const actions = await trust.actions.ofMeeting(meetingId);
  const line = lines.find(({ id }) => id === agenda.at?.lineId);
  const behind = line && actionBehind(line);
  const people = (await trust.people.list()).filter(({ appointments }) => appointments.length > 0);
  const isMember = ({ id }: { id: string }) => memberIds.includes(id);
  const named = people.map(({ id, name }) => ({ id, name }));
  const members = named.filter(isMember);
  const there = await trust.agendas.attendance(meetingId);
  const absent = new Set(agenda.apologies.map(({ personId }) => personId));
  const meeting = await trust.meetings.find(meetingId);
  return {
    lines: lines.map(({ id, urn, audience, schoolName, text, outcome }) => ({
      id,
      urn,
      audience,
      schoolName,
      text,
      outcome,
    })),
    confidential: lines.filter(({ audience, outcome }) => audience !== 'channel' && outcome !== 'dropped'),
    current: line
      ? {
          line,
          decisions: decisions.filter(({ lineId }) => lineId === line.id).map(({ text }) => text),
          actions: actions
            .filter(({ lineId }) => lineId === line.id)
            .map(action => ({ text: action.text, standing: standingInWords(action, now) })),
          latest: latestOn(line.id, decisions, actions),
          action: behind ? await trust.actions.find(behind) : null,
        }
      : null,
    left: lines.filter(isUndiscussed),
    decisionCount: decisions.length,
    actionCount: actions.length,
    owners: [...members, ...named.filter(person => !isMember(person))],
    members,
    presentIds:
      there.length > 0
        ? there.map(({ personId }) => personId)
        : members.filter(({ id }) => !absent.has(id)).map(({ id }) => id),
    apologies: agenda.apologies.map(({ name, note }) => (note ? `${name}: ${note}` : name)),
    closedAt: meeting?.closedAt ?? null,
    reopenedFor: meeting?.reopenedFor ?? null,
    mayReopen:
      meeting?.state === 'closed' && meeting.closedAt !== null && now <= reopensUntil(meeting.closedAt),
    staffNames: agenda.staffNames,
    safeguardingContact: agenda.safeguardingContact,
  };
}

function latestOn(
  lineId: string,
  decisions: readonly Decision[],
  actions: readonly MeetingAction[],
): CurrentLine['latest'] {
  const recorded = [
    ...decisions.map(each => ({ ...each, what: 'decision' as const })),
    // One that was dropped was taken back already.
    ...actions.filter(({ state }) => state !== 'dropped').map(each => ({ ...each, what: 'action' as const })),
  ].filter(each => each.lineId === lineId);
  const last = recorded.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  return last ? { what: last.what, id: last.id, text: last.text } : null;
}
