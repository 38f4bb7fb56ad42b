import type { Meeting } from '#domain/meeting/meeting.ts';
import { cancelMeeting as decide, restoreMeeting as decideRestore } from '#domain/meeting/meeting-plan.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { announceChange } from './announce-change.ts';
import { carriedKey } from './carry-forward.ts';
import { checkReason } from './check-reason.ts';
import { holdUpcoming } from './hold-upcoming.ts';
import { passOn } from './meeting/pass-on.ts';
import { NOT_PLANNED, type Planned, type PlanRequest } from './move-meeting.ts';
import { planWorld } from './upcoming-meetings.ts';

/**
 * Cancels a meeting, made or not yet, and tells the channel. What was on its agenda goes on the next, at once when that is
 * out already.
 */
export async function cancelMeeting(
  trust: TrustWrites,
  { ref, reason, newId, ...where }: PlanRequest & { reason: string; newId: NewId },
): Promise<Planned> {
  const before = await holdUpcoming(trust, await planWorld(trust, where.series, where), ref);
  if (!before) return { ok: false, because: NOT_PLANNED };
  const decision = decide(before, reason, where.now);
  if (!decision.ok) return decision;
  const fault = await checkReason(trust, where.series, reason);
  if (fault) return { ok: false, because: fault };
  const settled = await settle(trust, before, decision.change, where.now);
  await passOn(trust, before, { now: where.now, newId });
  return settled;
}

/** "It takes place after all", and the channel is told. */
export async function restoreMeeting(trust: TrustWrites, { ref, ...where }: PlanRequest): Promise<Planned> {
  const world = await planWorld(trust, where.series, where);
  const before = await holdUpcoming(trust, world, ref);
  if (!before) return { ok: false, because: NOT_PLANNED };
  const decision = decideRestore(before, world);
  if (!decision.ok) return decision;
  await bringBack(trust, before.id);
  return settle(trust, before, decision.change, where.now);
}

/** What another agenda has taken over comes back, unless that meeting has come to it already. */
async function bringBack(trust: TrustWrites, meetingId: string): Promise<void> {
  for (const line of await trust.agendas.lines(meetingId)) {
    if (line.carriedToId === null) continue;
    const there = await trust.meetings.hold(line.carriedToId);
    const copy = (await trust.agendas.lines(line.carriedToId)).find(({ key }) => key === carriedKey(line));
    if (there?.state !== 'planned' || copy?.outcome !== 'open') continue;
    const outcomeReason = 'Its own meeting takes place after all';
    await trust.agendas.changeLine(copy.id, { outcome: 'dropped', outcomeReason });
    await trust.agendas.changeLine(line.id, { outcome: 'open', carriedToId: null });
    await trust.meetings.touch(there.id);
    await trust.outbox.wantUpdates(there.id);
  }
}

async function settle(
  trust: TrustWrites,
  before: Meeting,
  change: Pick<Meeting, 'state' | 'reason'>,
  now: string,
): Promise<Planned> {
  await trust.meetings.change(before.id, change);
  await announceChange(trust, before, now);
  return { ok: true, before, meeting: { ...before, ...change } };
}
