import { z } from 'zod/v4';
import type { Viewer } from '#domain/access/viewer.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

/** A change of one meeting, as the whole channel may know it: the meeting as it is now. */
export const MeetingNotice = Meeting.pick({
  startsAt: true,
  minutes: true,
  movedFrom: true,
  state: true,
  reason: true,
  version: true,
}).extend({
  /** To its chair alone: who has taken it over from them; null: nobody, or somebody else is looking. */
  takenBy: z.string().nullable(),
  seriesName: z.string(),
  memberIds: z.array(z.string()),
  isExtra: z.boolean(),
  agendaIsOut: z.boolean(),
  agendaDueAt: Meeting.shape.agendaDueAt,
  /** It has begun, or would have. */
  isPast: z.boolean(),
});
export type MeetingNotice = z.infer<typeof MeetingNotice>;

/** Null when the trust has no such meeting. */
export async function readMeetingNotice(
  trust: TrustReads,
  meetingId: string,
  { now, viewer }: { now: IsoInstant; viewer: Viewer },
): Promise<MeetingNotice | null> {
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!meeting || !series) return null;
  const { startsAt, minutes, movedFrom, state, reason, version, slotAt, preparedAt, agendaDueAt } = meeting;
  return {
    ...{ startsAt, minutes, movedFrom, state, reason, version, agendaDueAt },
    takenBy: await takenFrom(trust, viewer, meeting, series),
    seriesName: series.name,
    memberIds: series.memberIds,
    isExtra: slotAt === null,
    agendaIsOut: preparedAt !== null,
    isPast: startsAt <= now || state === 'running' || state === 'closed',
  };
}

async function takenFrom(
  trust: TrustReads,
  { actor }: Viewer,
  meeting: Meeting,
  series: Series,
): Promise<string | null> {
  const { chairId, actingChairId } = meetingTarget(series, meeting);
  if (actingChairId === null || actor?.personId !== chairId || actingChairId === chairId) return null;
  return (await trust.people.find(actingChairId))?.name ?? null;
}
