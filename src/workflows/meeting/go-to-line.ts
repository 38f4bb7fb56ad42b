import { isUndiscussed } from '#domain/meeting/agenda-line.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Turns a running meeting to a line, or to none, which is where it is closed from. The line that is left counts as talked
 * about when anything was recorded on it. The caller holds the meeting.
 */
export async function goToLine(trust: TrustWrites, meetingId: string, lineId: string | null): Promise<void> {
  const from = (await trust.meetings.find(meetingId))?.currentLineId ?? null;
  if (from !== null && from !== lineId) await leaveAsItIs(trust, meetingId, from);
  await trust.meetings.change(meetingId, { currentLineId: lineId });
  // A line gone back to is open again until it is left.
  if (lineId !== null) await trust.agendas.changeLine(lineId, { outcome: 'open', outcomeReason: null });
  await trust.meetings.touch(meetingId);
}

async function leaveAsItIs(trust: TrustWrites, meetingId: string, lineId: string): Promise<void> {
  const line = await trust.agendas.find(lineId);
  if (!line || !isUndiscussed(line)) return;
  const recorded = [
    ...(await trust.actions.decisions(meetingId)),
    ...(await trust.actions.ofMeeting(meetingId)),
  ];
  if (recorded.some(each => each.lineId === lineId))
    await trust.agendas.changeLine(lineId, { outcome: 'discussed' });
}
