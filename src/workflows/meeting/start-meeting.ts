import { inOrder } from '#domain/meeting/running-order.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { schoolNames } from './school-names.ts';

/**
 * Begins a planned meeting at its first line and notes who chairs its series; `false` when somebody has begun it
 * already. The caller holds it.
 */
export async function startMeeting(trust: TrustWrites, meetingId: string, now: IsoInstant): Promise<boolean> {
  const meeting = await trust.meetings.find(meetingId);
  if (meeting?.state !== 'planned') return false;
  const lines = inOrder(await trust.agendas.lines(meetingId), await schoolNames(trust));
  const first = lines.find(({ outcome }) => outcome === 'open');
  const series = await trust.meetings.findSeries(meeting.seriesId);
  await trust.meetings.change(meetingId, {
    state: 'running',
    chairedById: series?.chairId ?? meeting.actingChairId,
    startedAt: now,
    currentLineId: first?.id ?? null,
  });
  await trust.meetings.touch(meetingId);
  return true;
}
