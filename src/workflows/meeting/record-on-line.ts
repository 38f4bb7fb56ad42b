import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';

/** What is recorded on one line at once; either may be missing. */
export interface ToRecord {
  readonly decision: string | null;
  readonly action: { readonly text: string; readonly ownerId: string; readonly dueOn: IsoDate } | null;
}

/**
 * Records a decision, an action or both on a line of a running meeting. Nothing that others record at the same moment
 * is lost: each is a row of its own. The caller holds the meeting and has checked the words. Returns whether anything was.
 */
export async function recordOnLine(
  trust: TrustWrites,
  line: { id: string; meetingId: string; urn: string | null },
  { decision, action }: ToRecord,
  { byId, now, newId }: { byId: string; now: IsoInstant; newId: NewId },
): Promise<boolean> {
  const on = { meetingId: line.meetingId, lineId: line.id, at: now };
  if (decision !== null) await trust.actions.addDecision({ ...on, id: newId(), text: decision, byId });
  if (action !== null)
    await trust.actions.add({
      ...on,
      ...action,
      id: newId(),
      urn: line.urn,
      state: 'open',
      endedAt: null,
      endNote: null,
      asked: null,
    });
  if (decision === null && action === null) return false;
  await trust.meetings.touch(line.meetingId);
  return true;
}
