import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { seriesNamed } from '#domain/meeting/find-series.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { readAgenda } from './read-agenda.ts';

type Asker = { readonly now: IsoInstant; readonly actor: Extract<Actor, { kind: 'person' }> };

const LOOK_BACK_DAYS = 14;
const LOOK_AHEAD_DAYS = 60;

/** A made meeting that is on or to come, of a series the asker may do this in, soonest first. */
async function meetingsFor(
  trust: TrustReads,
  name: string,
  permission: Permission,
  { now, actor }: Asker,
): Promise<Meeting[]> {
  const from = momentOf(addDays(dayOf(now), -LOOK_BACK_DAYS), '00:00');
  const until = momentOf(addDays(dayOf(now), LOOK_AHEAD_DAYS), '00:00');
  const found: { meeting: Meeting; series: Series }[] = [];
  for (const series of seriesNamed(name, await trust.meetings.series()))
    for (const meeting of await trust.meetings.between(series.id, from, until))
      if (can(actor, permission, meetingTarget(series, meeting))) found.push({ meeting, series });
  const isMember = ({ series }: (typeof found)[number]) => series.memberIds.includes(actor.personId);
  return found
    .toSorted(
      (a, b) =>
        Number(isMember(b)) - Number(isMember(a)) || a.meeting.startsAt.localeCompare(b.meeting.startsAt),
    )
    .map(({ meeting }) => meeting);
}

/** The meeting the asker chairs or may take over: the one that is on, else today's or the next. */
export async function nextToChair(trust: TrustReads, name: string, asker: Asker): Promise<string | null> {
  const meetings = await meetingsFor(trust, name, 'meeting.take-over', asker);
  const today = momentOf(dayOf(asker.now), '00:00');
  const found =
    meetings.find(({ state }) => state === 'running') ??
    meetings.find(
      ({ state, startsAt, preparedAt }) => state === 'planned' && preparedAt !== null && startsAt >= today,
    ) ??
    meetings.findLast(({ state }) => state === 'closed');
  return found?.id ?? null;
}

/** The agenda the asker means: of the meeting that is on, else of the next whose agenda is out. */
export async function nextAgenda(trust: TrustReads, name: string, asker: Asker): Promise<string | null> {
  const meetings = await meetingsFor(trust, name, 'meeting.read', asker);
  const found =
    meetings.find(({ state }) => state === 'running') ??
    meetings.find(
      ({ state, startsAt, preparedAt }) => state === 'planned' && preparedAt !== null && startsAt > asker.now,
    );
  return found?.id ?? null;
}

/** Whether there is a line on its agenda already that the asker may read. */
export async function isBegun(trust: TrustReads, meetingId: string, { now, actor }: Asker): Promise<boolean> {
  const agenda = await readAgenda(trust, meetingId, { now, viewer: { actor, surface: 'personal' } });
  const lines = agenda?.sections.flatMap(section => section.lines) ?? [];
  return lines.some(({ outcome }) => outcome !== 'dropped');
}
