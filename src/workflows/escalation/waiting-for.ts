import type { Escalation } from '#domain/escalation/escalation.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

export const WAITING_CARD = 'escalations';

/** The card's reference of all that waits for one officer's word. */
export const waitingRef = (officerId: string): string => `waiting for ${officerId}`;

export const officerIn = (ref: string): string | null => /^waiting for (.{1,100})$/.exec(ref)?.[1] ?? null;

/**
 * An officer has one card of all that waits for their word: at most one new one a day, whatever comes on that day, since those they
 * have are redrawn. Where one is on its way, or was made after this was asked, nothing more is sent.
 */
export async function tellOfWaiting(
  { outbox }: Pick<TrustWrites, 'outbox'>,
  { officerAskedAt }: Pick<Escalation, 'officerAskedAt'>,
  officerId: string,
  now: IsoInstant,
): Promise<void> {
  const subject = waitingRef(officerId);
  const posts = await outbox.postsAbout(WAITING_CARD, subject);
  if (posts.some(({ dueAt }) => officerAskedAt !== null && dueAt >= officerAskedAt)) return;
  for (const { id, droppedAt } of posts)
    if (droppedAt === null && (await outbox.deliveriesOf(id)).length === 0) return;
  await outbox.post(
    {
      key: `${WAITING_CARD} ${officerId} ${dayOf(now)}`,
      ...{ card: WAITING_CARD, subject, audience: { kind: 'person', personId: officerId } },
      ...{ urgency: 'can-wait', dueAt: now },
    },
    now,
  );
}
