import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { Explained } from '#domain/explained.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { StuckPost } from '#ports/outbox.ts';
import type { TrustWrites } from '#ports/store.ts';
import { waitingForPlace } from './list-stuck.ts';

/** It cannot be tried again, or dropped; the message says why, and what to do. */
export class NotSettled extends Explained {
  override readonly name = 'NotSettled';
}

export type Settling =
  | { readonly kind: 'retry'; readonly mayAppearTwice: boolean }
  | { readonly kind: 'drop'; readonly reason: string };

const CHANGED = 'It has changed meanwhile. Look at the list again.';

type Known = Pick<StuckPost, 'id' | 'state'>;

/** Whether this actor may see what did not go out, and say what becomes of it. */
export const mayMendDeliveries = (actor: Actor): boolean =>
  can(actor, 'trust.mend-deliveries', { kind: 'trust' });

/**
 * What was given up is tried again, or need not go any more; what is stale is redrawn, or may stay. One that may have
 * arrived is repeated only by somebody who says that it may appear twice. The caller puts it on the record. Throws
 * NotSettled.
 */
export async function settleStuck(
  trust: TrustWrites,
  stuck: Known,
  how: Settling,
  { actor, now }: { actor: Actor; now: IsoInstant },
): Promise<void> {
  if (!mayMendDeliveries(actor)) throw new NotSettled('Only a trust administrator can do this.');
  const why = how.kind === 'retry' ? cannotRetry(stuck, how.mayAppearTwice) : null;
  if (why !== null) throw new NotSettled(why);
  const { outbox } = trust;
  const { id, state } = stuck;
  if (state === 'no-conversation') return dropWaiting(trust, id, now);
  if (!(await isStill(trust, stuck))) throw new NotSettled(CHANGED);
  if (how.kind === 'retry') await (state === 'stale' ? outbox.redrawAgain(id) : outbox.revive(id, now));
  else if (state === 'held') await outbox.dropPost(id, now);
  else await (state === 'stale' ? outbox.letBeStale(id) : outbox.drop(id, now));
}

/** What waits for one of several people need not go to that one alone. */
async function dropWaiting(trust: TrustWrites, id: string, now: IsoInstant): Promise<void> {
  const found = (await waitingForPlace(trust, now)).find(each => each.id === id);
  if (!found) throw new NotSettled(CHANGED);
  const { postId, personId } = found;
  await (personId === null ? trust.outbox.dropPost(postId, now) : trust.outbox.dropPostFor(postId, personId));
}

function cannotRetry({ state }: Known, mayAppearTwice: boolean): string | null {
  if (state === 'no-conversation')
    return 'This waits for a chat or a channel that nobody has opened yet, and goes there by itself once it is open.';
  if (state === 'held')
    return 'This is held back until quiet hours or holidays end, and goes by itself then.';
  if (state === 'waiting') return 'This is tried again by itself.';
  return state === 'unknown' && !mayAppearTwice
    ? 'Nobody knows whether this arrived. Look in Teams first: sent again, it may appear twice.'
    : null;
}

/** Nobody has settled it meanwhile, and no process has it in hand. */
async function isStill({ outbox }: TrustWrites, stuck: Known): Promise<boolean> {
  if (stuck.state === 'held') {
    const post = await outbox.findPost(stuck.id);
    return post?.droppedAt === null && (await outbox.deliveriesOf(stuck.id)).length === 0;
  }
  const copy = await outbox.findDelivery(stuck.id);
  return stuck.state === 'stale' ? (copy?.staleSince ?? null) !== null : copy?.state === stuck.state;
}
