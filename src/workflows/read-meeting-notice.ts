import { z } from 'zod/v4';
import { Meeting } from '#domain/meeting/meeting.ts';
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
  now: IsoInstant,
): Promise<MeetingNotice | null> {
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!meeting || !series) return null;
  const { startsAt, minutes, movedFrom, state, reason, version, slotAt, preparedAt, agendaDueAt } = meeting;
  return {
    ...{ startsAt, minutes, movedFrom, state, reason, version, agendaDueAt },
    seriesName: series.name,
    memberIds: series.memberIds,
    isExtra: slotAt === null,
    agendaIsOut: preparedAt !== null,
    isPast: startsAt <= now || state === 'running' || state === 'closed',
  };
}
