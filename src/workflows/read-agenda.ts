import { type Agenda, buildAgenda } from '#domain/meeting/agenda.ts';
import { isCurrent } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

/** A meeting's agenda as it stands at `now`; null when the trust has no such meeting. */
export async function readAgenda(
  trust: TrustReads,
  meetingId: string,
  now: IsoInstant,
): Promise<Agenda | null> {
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!meeting || !series) return null;
  const people = await Promise.all(series.chairIds.map(id => trust.people.find(id)));
  return buildAgenda({
    series,
    meeting,
    lines: await trust.meetings.items(meetingId),
    apologies: await trust.meetings.apologies(meetingId),
    schools: (await trust.schools.list()).filter(isCurrent),
    chairNames: people.flatMap(person => (person ? [person.name] : [])),
    now,
  });
}
