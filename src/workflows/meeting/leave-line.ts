import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import { isUndiscussed } from '#domain/meeting/agenda-line.ts';
import { inOrder, lineAfter } from '#domain/meeting/running-order.ts';
import type { TrustWrites } from '#ports/store.ts';
import { schoolNames } from './school-names.ts';

/**
 * Marks a line talked about or parked and turns the meeting to the next. When somebody has turned it to another line
 * already it stays there, so that two people pressing at once skip nothing. `to`: the line it is at afterwards, null when
 * none is left. The caller holds the meeting.
 */
export async function leaveLine(
  trust: TrustWrites,
  { meetingId, lineId, outcome }: { meetingId: string; lineId: string; outcome: 'discussed' | 'parked' },
): Promise<{ to: AgendaLine | null; moved: boolean }> {
  const meeting = await trust.meetings.find(meetingId);
  const lines = inOrder(await trust.agendas.lines(meetingId), await schoolNames(trust));
  const line = lines.find(({ id }) => id === lineId);
  if (line && isUndiscussed(line)) await trust.agendas.changeLine(lineId, { outcome });
  const moved = meeting?.currentLineId === lineId;
  const now = lines.map(each => (each.id === lineId ? { ...each, outcome } : each));
  const to = moved ? lineAfter(now, lineId) : (lines.find(({ id }) => id === meeting?.currentLineId) ?? null);
  if (moved) await trust.meetings.change(meetingId, { currentLineId: to?.id ?? null });
  await trust.meetings.touch(meetingId);
  return { to, moved };
}
