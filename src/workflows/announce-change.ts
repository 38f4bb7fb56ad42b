import type { Meeting } from '#domain/meeting/meeting.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { wantMeetingEvent } from './calendar/want-event.ts';

/**
 * After a meeting was moved, cancelled, restored or called: its cards are redrawn, its event follows, and the channel gets a notice, since
 * a card that is redrawn notifies nobody. A version is announced once.
 */
export async function announceChange(
  trust: TrustWrites,
  { id, seriesId }: Pick<Meeting, 'id' | 'seriesId'>,
  now: IsoInstant,
): Promise<void> {
  await trust.meetings.change(id, { changedAt: now });
  const version = await trust.meetings.touch(id);
  await wantMeetingEvent(trust, { id, seriesId }, now);
  await trust.outbox.wantUpdates(id);
  const audience = { kind: 'series', seriesId } as const;
  const key = `notice ${id} ${version}`;
  await trust.outbox.post(
    { key, card: 'meeting-notice', subject: id, audience, urgency: 'now', dueAt: now },
    now,
  );
}
