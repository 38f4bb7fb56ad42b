import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { endAction } from './change-action.ts';

/**
 * Takes back what was recorded by mistake in a running meeting. An action its owner has been sent already, by an earlier
 * closing, is dropped instead, so that the owner is told. `false` when it was taken back already. The caller holds the meeting.
 */
export async function takeBack(
  trust: TrustWrites,
  {
    meetingId,
    what,
    id,
    now,
  }: { meetingId: string; what: 'decision' | 'action'; id: string; now: IsoInstant },
): Promise<boolean> {
  const meeting = await trust.meetings.find(meetingId);
  if (what === 'decision') {
    const there = (await trust.actions.decisions(meetingId)).some(decision => decision.id === id);
    await trust.actions.removeDecision(id);
    if (!there) return false;
  } else {
    const action = await trust.actions.hold(id);
    if (action?.meetingId !== meetingId || action.state !== 'open') return false;
    if (meeting?.closedAt && action.at <= meeting.closedAt)
      await endAction(trust, action, { state: 'dropped', note: null, now });
    else await trust.actions.remove(id);
  }
  await trust.meetings.touch(meetingId);
  return true;
}
