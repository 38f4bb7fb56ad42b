import { extraMeeting } from '#domain/meeting/meeting-plan.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { announceChange } from './announce-change.ts';
import { checkReason } from './check-reason.ts';
import type { Planned, PlanRequest } from './move-meeting.ts';
import { planWorld } from './upcoming-meetings.ts';

/** Calls a meeting beside the series' dates, and tells the channel. */
export async function callMeeting(
  trust: TrustWrites,
  {
    at,
    reason,
    newId,
    ...where
  }: Omit<PlanRequest, 'ref'> & { at: IsoInstant; reason: string; newId: NewId },
): Promise<Planned> {
  const decision = extraMeeting(at, await planWorld(trust, where.series, where));
  if (!decision.ok) return decision;
  const fault = await checkReason(trust, where.series, reason);
  if (fault) return { ok: false, because: fault };
  const meeting = await trust.meetings.callExtra(where.series, newId(), { ...decision.change, reason });
  await announceChange(trust, meeting, where.now);
  return { ok: true, before: null, meeting };
}
