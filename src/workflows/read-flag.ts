import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { TrustReads } from '#ports/store.ts';
import { carriedFrom, carriedKey } from './carry-forward.ts';

/** A flag as it stands now and who may read it, on whatever agenda it is by now; null when there is none of that id. */
export async function readFlag(trust: TrustReads, id: string) {
  const first = await trust.agendas.find(id);
  const line = first?.source === 'flag' ? await latestOf(trust, first) : null;
  const meeting = line && (await trust.meetings.find(line.meetingId));
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!line || !meeting || !series || line.addedById === null) return null;
  const school = line.urn === null ? null : await trust.schools.find(line.urn);
  const readers = (await trust.people.list()).filter(({ id: reader }) => line.readerIds.includes(reader));
  return {
    schoolName: school?.name ?? 'a school',
    text: line.text,
    byId: line.addedById,
    byName: line.addedByName ?? '',
    readerIds: [...line.readerIds],
    readerNames: readers.map(({ name }) => name),
    seriesName: series.name,
    startsAt: meeting.startsAt,
    version: meeting.version,
    takenBack: line.outcome === 'dropped',
  };
}

/** The ids a flag has had, from that of this line back to the one its readers were told of. */
export async function idsOfFlag(trust: TrustReads, line: AgendaLine): Promise<string[]> {
  const earlier = carriedFrom(line);
  const before = earlier === null ? null : await trust.agendas.find(earlier);
  return [line.id, ...(before ? await idsOfFlag(trust, before) : [])];
}

async function latestOf(trust: TrustReads, line: AgendaLine): Promise<AgendaLine> {
  if (line.carriedToId === null) return line;
  const next = (await trust.agendas.lines(line.carriedToId)).find(({ key }) => key === carriedKey(line));
  return next ? latestOf(trust, next) : line;
}
