import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { Explained } from '#domain/explained.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { StuckPost } from '#ports/outbox.ts';
import type { TrustWrites } from '#ports/store.ts';

/** It cannot be tried again, or dropped; the message says why, and what to do. */
export class NotSettled extends Explained {
  override readonly name = 'NotSettled';
}

/**
 * A copy that was given up is tried again, or stays undelivered for good; on the record. One that may have arrived is
 * repeated only by somebody who says that it may appear twice. Throws NotSettled.
 */
export async function settleStuck(
  trust: TrustWrites,
  stuck: StuckPost,
  how: { kind: 'retry'; mayAppearTwice: boolean } | { kind: 'drop'; reason: string },
  now: IsoInstant,
): Promise<void> {
  if (stuck.state === 'no-conversation')
    throw new NotSettled(
      'This waits for a chat or a channel that nobody has opened yet, and goes there by itself once it is open.',
    );
  if (stuck.state === 'held')
    throw new NotSettled('This is held back until quiet hours or holidays end, and goes by itself then.');
  if (stuck.state === 'waiting' && how.kind === 'retry')
    throw new NotSettled('This is tried again by itself.');
  if (stuck.state === 'unknown' && how.kind === 'retry' && !how.mayAppearTwice)
    throw new NotSettled(
      'Nobody knows whether this arrived. Look in Teams first; if it is not there, run the command again with --may-appear-twice.',
    );
  if ((await trust.outbox.findDelivery(stuck.id))?.state !== stuck.state)
    throw new NotSettled('It has changed meanwhile. Look at "deliveries list" again.');
  if (how.kind === 'retry') await trust.outbox.revive(stuck.id, now);
  else await trust.outbox.drop(stuck.id, now);
  await trust.audit.append({
    at: now,
    actorId: actorId(OPERATOR),
    entrance: OPERATOR.entrance,
    verb: `delivery.${how.kind}`,
    subject: stuck.id,
    input: how.kind === 'drop' ? { reason: how.reason } : { mayAppearTwice: how.mayAppearTwice },
    before: { state: stuck.state, attempts: stuck.attempts },
    after: how.kind === 'drop' ? { state: 'dropped' } : { state: 'waiting', attempts: 0 },
  });
}
