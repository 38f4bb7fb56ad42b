import { namesBeside, type Person } from '#domain/access/role.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { type Agenda, buildAgenda } from '#domain/meeting/agenda.ts';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { AgendaReader } from '#domain/meeting/line-readers.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { asMinuted, type MeetingAction, standingInWords } from '#domain/meeting/meeting-action.ts';
import type { Series } from '#domain/meeting/series.ts';
import { isCurrent } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

/** A meeting's agenda as it stands at `now`, as this viewer may see it; null when the trust has no such meeting. */
export async function readAgenda(
  trust: TrustReads,
  meetingId: string,
  { now, viewer }: { now: IsoInstant; viewer: Viewer },
): Promise<Agenda | null> {
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!meeting || !series) return null;
  const people = await trust.people.list();
  const lines = await trust.agendas.lines(meetingId);
  const { safeguardingContact } = await trust.trust.get();
  return buildAgenda({
    series,
    meeting,
    lines,
    apologies: await trust.agendas.apologies(meetingId),
    schools: (await trust.schools.list()).filter(isCurrent),
    chairName: chairOf(series, meeting, people)?.name ?? null,
    safeguardingContact,
    staffNames: namesBeside(people, series.memberIds),
    reader: readerOf(viewer, series, people),
    standing: await standings(trust, lines, action => {
      if (meeting.state !== 'closed') return standingInWords(action, now);
      // Closed, it is a record; that somebody else must do it is worth knowing all the same.
      const { ownerIsHere } = action;
      return standingInWords({ ...asMinuted(action, meeting.closedAt), ownerIsHere }, meeting.startsAt);
    }),
    now,
  });
}

/**
 * Whoever runs the meeting: the one who took over, else the chair, as it was when the meeting began. Null when nobody
 * does; who has left runs nothing any more, and has run what is over.
 */
export function chairOf(
  { chairId }: Pick<Series, 'chairId'>,
  { actingChairId, chairedById, state }: Pick<Meeting, 'actingChairId' | 'chairedById' | 'state'>,
  people: readonly Person[],
): Person | null {
  const chair = people.find(({ id }) => id === (actingChairId ?? chairedById ?? chairId));
  return chair && (state === 'closed' || chair.appointments.length > 0) ? chair : null;
}

/** In a person's own chat that person reads; anywhere else everybody of the series does. */
export function readerOf(
  { actor, surface }: Viewer,
  { memberIds }: Pick<Series, 'memberIds'>,
  people: readonly Person[],
): AgendaReader {
  if (actor && surface === 'personal') return { kind: 'person', actor };
  // Whoever has left holds no role, which would reach no school: nobody in the channel would read of any.
  const isMember = ({ id, appointments }: Person) => memberIds.includes(id) && appointments.length > 0;
  return { kind: 'channel', members: people.filter(isMember) };
}

/** How the actions behind lines stand, in these words. */
export async function standings(
  trust: TrustReads,
  lines: readonly AgendaLine[],
  inWords: (action: MeetingAction) => string,
): Promise<(line: AgendaLine) => string | null> {
  const ids = lines.flatMap(line => actionBehind(line) ?? []);
  const actions = ids.length === 0 ? [] : await trust.actions.byIds(ids);
  const words = new Map(actions.map(action => [action.id, inWords(action)]));
  return line => words.get(actionBehind(line) ?? '') ?? null;
}

/** The action a line of matters arising is about; null for other lines. Its key names it: `action ID`. */
export function actionBehind({ source, key }: Pick<AgendaLine, 'source' | 'key'>): string | null {
  return source === 'action' ? key.replace(/^action /, '') : null;
}
