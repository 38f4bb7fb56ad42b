import { meetingTarget } from '#domain/meeting/agenda.ts';
import { agendaUrgency } from '#domain/meeting/meeting.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Puts somebody in the chair of a meeting. The chair they take it from is told in their own chat, once: of the next who
 * takes it over that notice says so. The caller holds the meeting and has asked whether they may.
 */
export async function takeOver(
  trust: TrustWrites,
  { meetingId, personId, now }: { meetingId: string; personId: string; now: IsoInstant },
): Promise<void> {
  await trust.meetings.change(meetingId, { actingChairId: personId });
  await trust.meetings.touch(meetingId);
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!series) return;
  const { chairId } = meetingTarget(series, meeting);
  if (chairId === null || chairId === personId) return;
  await trust.outbox.post(
    {
      ...{ key: `taken over ${meetingId} ${chairId}`, card: 'meeting-notice', subject: meetingId },
      audience: { kind: 'person', personId: chairId },
      urgency: meeting.state === 'running' ? 'now' : agendaUrgency(meeting),
      dueAt: now,
    },
    now,
  );
}
