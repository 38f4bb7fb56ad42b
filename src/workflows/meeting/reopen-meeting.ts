import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

const WITHIN_MINUTES = 24 * 60;

/** Until when a meeting closed at this moment can be opened again. */
export function reopensUntil(closedAt: IsoInstant): IsoInstant {
  return addMinutes(closedAt, WITHIN_MINUTES);
}

/**
 * Opens a closed meeting again, with the reason its minutes give from then on. What was to be carried forward and has not
 * been yet is open again. The caller holds the meeting and has asked who and when.
 */
export async function reopenMeeting(trust: TrustWrites, meetingId: string, reason: string): Promise<void> {
  for (const { id, outcome, carriedToId } of await trust.agendas.lines(meetingId))
    if (outcome === 'carried' && carriedToId === null)
      await trust.agendas.changeLine(id, { outcome: 'open' });
  await trust.meetings.change(meetingId, { state: 'running', currentLineId: null, reopenedFor: reason });
  await trust.meetings.touch(meetingId);
}
