import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { moveMeeting as decide } from '#domain/meeting/meeting-plan.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { announceChange } from './announce-change.ts';
import { checkReason } from './check-reason.ts';
import { holdUpcoming } from './hold-upcoming.ts';
import { planWorld } from './upcoming-meetings.ts';

/** The meeting as it was and as it is, or one sentence on what to change; then the caller must not save. */
export type Planned =
  | { readonly ok: true; readonly before: Meeting | null; readonly meeting: Meeting }
  | { readonly ok: false; readonly because: string };

export const NOT_PLANNED = 'That meeting is not planned any more. Please choose another.';

/** One meeting of a series the caller holds: `ref` is that of `upcomingRef`. */
export interface PlanRequest {
  readonly series: Series;
  readonly calendar: SchoolCalendar;
  readonly ref: string;
  readonly now: IsoInstant;
}

/** Moves a meeting, made or not yet, and tells the channel. The caller has asked whether the actor may. */
export async function moveMeeting(
  trust: TrustWrites,
  { ref, to, reason, ...where }: PlanRequest & { to: IsoInstant; reason: string },
): Promise<Planned> {
  const world = await planWorld(trust, where.series, where);
  const before = await holdUpcoming(trust, world, ref);
  if (!before) return { ok: false, because: NOT_PLANNED };
  const decision = decide(before, { to, reason }, world);
  if (!decision.ok) return decision;
  const fault = await checkReason(trust, where.series, reason);
  if (fault) return { ok: false, because: fault };
  await trust.meetings.change(before.id, decision.change);
  await announceChange(trust, before, where.now);
  return { ok: true, before, meeting: { ...before, ...decision.change } };
}
