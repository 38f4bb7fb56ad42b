import { type Apology, agendaUrgency } from '#domain/meeting/meeting.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Records that a member cannot come; sent again, the later note stands. When it is whoever chairs, the deputies get the
 * chair's card, on which one press takes the meeting over.
 */
export async function sendApologies(trust: TrustWrites, apology: Apology): Promise<void> {
  const { meetingId, personId, at } = apology;
  await trust.agendas.saveApology(apology);
  await trust.meetings.touch(meetingId);
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!meeting || !series || personId !== (meeting.actingChairId ?? series.chairId)) return;
  const audience = { kind: 'deputies', seriesId: series.id } as const;
  const about = {
    card: 'run-meeting',
    subject: meetingId,
    audience,
    urgency: agendaUrgency(meeting),
  } as const;
  await trust.outbox.post({ key: `deputise ${meetingId}`, ...about, dueAt: at }, at);
}

/** Takes apologies back; `false` when there were none, and then nothing changes. */
export async function withdrawApologies(
  trust: TrustWrites,
  meetingId: string,
  personId: string,
): Promise<boolean> {
  const withdrawn = await trust.agendas.withdrawApology(meetingId, personId);
  if (withdrawn) await trust.meetings.touch(meetingId);
  return withdrawn;
}
