import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { canFollow } from '#domain/escalation/after-escalation-step.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { EscalationAsking } from './escalation-reader.ts';
import { readThing } from './registry.ts';
import { takeEscalationStep } from './take-escalation-step.ts';

/**
 * Looks at the escalations about these things, now that something about them has changed: what was answered, or is asked for no more,
 * stops at once. `byId`: who did it; null: the clock. Returns how many stopped. May be called again and again.
 */
export async function stopIfOver(
  trust: TrustWrites,
  things: readonly { readonly kind: string; readonly thingId: string }[],
  asking: EscalationAsking,
): Promise<number> {
  if (things.length === 0) return 0;
  const ours = (await trust.escalations.open()).filter(each =>
    things.some(({ kind, thingId }) => kind === each.kind && thingId === each.thingId),
  );
  let stopped = 0;
  for (const { id } of ours) if (await stopOne(trust, id, asking)) stopped += 1;
  return stopped;
}

/** Stops one that is over; the escalation as it is then, held, or null where it was stopped or is none. */
async function stopOne(trust: TrustWrites, id: string, asking: EscalationAsking): Promise<boolean> {
  return (await holdGoingOn(trust, id, asking)) === 'stopped';
}

/** Holds one and looks whether it still goes on; what is over is stopped. `none`: there is nothing to stop any more. */
export async function holdGoingOn(
  trust: TrustWrites,
  id: string,
  asking: EscalationAsking,
): Promise<Escalation | 'stopped' | 'none'> {
  if (!(await trust.escalations.hold(id))) return 'none';
  const escalation = await trust.escalations.find(id);
  if (!escalation || !canFollow(escalation, 'stopped')) return 'none';
  const thing = await readThing(trust, escalation, asking);
  if (thing?.standing === 'late') return escalation;
  const because = thing?.standing === 'answered' ? 'answered' : 'not-needed';
  const step = { kind: 'stopped', at: asking.now, byId: actorId(SCHEDULE), because } as const;
  if (thing) await takeEscalationStep(trust, id, step, thing);
  // Its kind is known no more, or it is gone: nobody is told, and it goes no further.
  else await trust.escalations.add(id, step);
  await trust.outbox.wantUpdates(id);
  return 'stopped';
}
