import { Temporal } from 'temporal-polyfill';
import { type Actor, actorId } from '#domain/access/actor.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { leaveGroups } from '../coaching/leave-groups.ts';
import { passOnReports } from '../visits/report-writers.ts';

/** Cards older than this are left as they are: Teams keeps them by rules of its own. */
export const REDRAWN = { hours: 90 * 24 };

/**
 * Destroys what names a person, for good. What they did stays on the record under their id, the audit's chain stays
 * whole, and cards of the last 90 days are drawn again without the name. On the record itself. The transaction is to be
 * alone: a press or an import under way has read the name, and would keep it in what it writes.
 */
export async function forgetPerson(
  trust: TrustWrites,
  personId: string,
  { actor, now }: { actor: Actor; now: IsoInstant },
): Promise<void> {
  await trust.people.forget(personId);
  for (const { id } of await trust.delegations.ofPerson(personId)) await trust.delegations.end(id, now);
  await passOnReports(trust, [personId], now);
  await trust.planUploads.dropOf(personId);
  await leaveGroups(trust, personId, now);
  // Letters that are written from now on are signed by somebody else.
  const { signatoryId } = await trust.letters.settings();
  if (signatoryId === personId) await trust.letters.saveSettings({ signatoryId: null, signedAs: null });
  await dropWaiting(trust, personId, now);
  await trust.answers.blank();
  const since = Temporal.Instant.from(now).subtract(REDRAWN).toString();
  await trust.outbox.wantUpdatesSince(since);
  // In their own chat nothing is theirs any more, however old.
  await trust.outbox.wantUpdatesOf([personId]);
  await trust.audit.append({
    at: now,
    actorId: actorId(actor),
    entrance: actor.entrance,
    verb: 'person.forget',
    subject: personId,
  });
}

/** What waits for a chat with them will never have one. */
async function dropWaiting({ outbox }: TrustWrites, personId: string, now: IsoInstant): Promise<void> {
  for (const { id } of await outbox.postsTo({ kind: 'person', personId }))
    if ((await outbox.deliveriesOf(id)).length === 0) await outbox.dropPost(id, now);
}
