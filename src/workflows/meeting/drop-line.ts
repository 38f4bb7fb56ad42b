import type { TrustWrites } from '#ports/store.ts';

/** Takes a line off for good, with the reason the minutes give. The caller holds the meeting. */
export async function dropLine(
  trust: TrustWrites,
  { meetingId, lineId, reason }: { meetingId: string; lineId: string; reason: string },
): Promise<void> {
  await trust.agendas.changeLine(lineId, { outcome: 'dropped', outcomeReason: reason });
  await trust.meetings.touch(meetingId);
}
