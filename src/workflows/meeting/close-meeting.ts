import { undiscussed } from '#domain/meeting/running-order.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { passOn } from './pass-on.ts';
import { ownActions } from './read-actions.ts';

/**
 * Closes a running meeting: what nobody talked about is carried forward, the minutes go to the channel, and everybody
 * who undertook something since it was last closed gets their actions. The caller holds the meeting. Returns counts.
 */
export async function closeMeeting(
  trust: TrustWrites,
  {
    meetingId,
    presentIds,
    now,
    newId,
  }: { meetingId: string; presentIds: readonly string[]; now: IsoInstant; newId: NewId },
): Promise<{ carried: number; owners: number }> {
  const meeting = await trust.meetings.find(meetingId);
  if (meeting?.state !== 'running') return { carried: 0, owners: 0 };
  const left = undiscussed(await trust.agendas.lines(meetingId));
  for (const { id } of left) await trust.agendas.changeLine(id, { outcome: 'carried' });
  await trust.agendas.saveAttendance(meetingId, presentIds);
  const closings = meeting.closings + 1;
  await trust.meetings.change(meetingId, { state: 'closed', closedAt: now, closings, currentLineId: null });
  await trust.meetings.touch(meetingId);
  const toAll = { kind: 'series', seriesId: meeting.seriesId } as const;
  const minutes = {
    key: `minutes ${meetingId}`,
    card: 'meeting-minutes',
    subject: meetingId,
    audience: toAll,
    urgency: 'now',
  } as const;
  await trust.outbox.post({ ...minutes, dueAt: now }, now);
  const since = meeting.closedAt ?? '';
  const fresh = (await trust.actions.ofMeeting(meetingId)).filter(
    ({ state, at }) => state === 'open' && at > since,
  );
  const owners = new Set(fresh.map(({ ownerId }) => ownerId));
  for (const personId of owners) {
    const key = `actions ${meetingId} ${personId} ${closings}`;
    const audience = { kind: 'person', personId } as const;
    await trust.outbox.post(
      { key, card: 'my-actions', subject: ownActions(personId), audience, urgency: 'can-wait', dueAt: now },
      now,
    );
  }
  await passOn(trust, meeting, { now, newId });
  return { carried: left.length, owners: owners.size };
}
