import { addMinutes, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { StuckPost } from '#ports/outbox.ts';
import type { TrustWrites } from '#ports/store.ts';
import { findTrouble, TROUBLE_CARD, troubleSince, troubleVersion } from './read-trouble.ts';

/** Older warnings are left as they are. */
const KEPT_UP_MINUTES = 14 * 24 * 60;

/** The reference of the day's warning. */
export const troubleRef = (now: IsoInstant): string => `trouble of ${dayOf(now)}`;

/**
 * Warns every administrator who has a chat of what did not arrive: a card for the first trouble, and for what is new on
 * a later day, at most one a day each; what changes is redrawn on the cards they have. Returns how many it wrote.
 */
export async function warnOfTrouble(trust: TrustWrites, now: IsoInstant): Promise<number> {
  const stuck = await findTrouble(trust, now);
  const since = addMinutes(now, -KEPT_UP_MINUTES);
  // Whoever is one no longer has been shown already that nothing is theirs, and that is no version of the warning.
  const readerIds = (await trust.people.withRole('administrator')).map(({ id }) => id);
  const version = troubleVersion(stuck);
  await trust.outbox.wantUpdatesOfOlder({ card: TROUBLE_CARD, version, readerIds, since });
  if (stuck.length === 0) return 0;
  let written = 0;
  for (const personId of readerIds)
    if (await isToWarn(trust, personId, stuck, now)) {
      const audience = { kind: 'person', personId } as const;
      const key = `trouble ${personId} ${dayOf(now)}`;
      const card = { card: TROUBLE_CARD, subject: troubleRef(now), audience };
      await trust.outbox.post({ key, ...card, urgency: 'can-wait', dueAt: now }, now);
      written += 1;
    }
  return written;
}

/** Of what they were told before, nobody is told again: it is on the card they have. */
async function isToWarn(
  trust: TrustWrites,
  personId: string,
  stuck: readonly StuckPost[],
  now: IsoInstant,
): Promise<boolean> {
  if ((await trust.conversations.personalOf(personId)).length === 0) return false;
  const posts = await trust.outbox.postsTo({ kind: 'person', personId });
  const last = posts.findLast(({ key }) => key.startsWith('trouble '));
  if (!last) return true;
  // Held back or on its way, it shows what there is when it is sent.
  if (last.droppedAt === null && (await trust.outbox.deliveriesOf(last.id)).length === 0) return false;
  const isNew = stuck.some(each => troubleSince(each) > last.createdAt);
  return isNew && dayOf(last.createdAt) < dayOf(now);
}
