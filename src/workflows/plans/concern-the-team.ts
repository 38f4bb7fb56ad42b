import type { CheckIn } from '#domain/plan/check-in.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { concernsIn, planConcerns } from '../escalation/plan-concerns.ts';
import { stopIfOver } from '../escalation/stop-if-over.ts';
import { beginEscalation } from '../escalation/take-escalation-step.ts';
import { type Planning, type PlanningBy, planThere } from './plan-facts.ts';

/** Something was answered, sent or ended: what was escalated about the plan's check-ins and is over stops at once. */
export async function stopAboutPlan(
  trust: TrustWrites,
  planId: string,
  planning: Omit<Planning, 'newId'>,
): Promise<void> {
  const checkIns = await trust.plans.checkInsOf(planId);
  const things = checkIns.flatMap(({ id: thingId }) => [
    { kind: 'check-in', thingId },
    { kind: planConcerns.kind, thingId },
  ]);
  await stopIfOver(trust, things, planning);
}

/** A check-in was sent: what it says is red, or amber three times running, is put to the officer, and the school sees the line. */
export async function raiseConcerns(trust: TrustWrites, checkIn: CheckIn, by: PlanningBy): Promise<void> {
  const facts = await planThere(trust, checkIn.planId, by);
  if (concernsIn(facts, checkIn).length === 0) return;
  // One that was taken back and sent again is another question than what was stopped then.
  const { id: thingId } = checkIn;
  const dueOn = dayOf(by.now);
  const of = { kind: planConcerns.kind, thingId, urn: facts.school.urn, dueOn };
  const thing = await planConcerns.read(trust, of, by);
  if (thing?.standing !== 'late') return;
  await beginEscalation(trust, of, { kind: 'raised', at: by.now, byId: by.byId }, thing);
}

/**
 * Something was said of a check-in that was sent before: what it finds hard since is put to the officer as well, unless they are asked about
 * it already, or have said what becomes of it.
 */
export async function raiseSince(trust: TrustWrites, checkIn: CheckIn, by: PlanningBy): Promise<void> {
  const known = await trust.escalations.about(planConcerns.kind, checkIn.id);
  if (known.every(({ state }) => state === 'stopped')) await raiseConcerns(trust, checkIn, by);
}
