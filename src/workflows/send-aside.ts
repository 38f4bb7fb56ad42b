import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Sends a card to one person's own chat because they asked for it there; `false`, and nothing sent, when they have no
 * chat with the bot yet. What they may see is decided when it is drawn.
 */
export async function sendAside(
  trust: TrustWrites,
  {
    card,
    subject,
    key,
    personId,
    now,
  }: { card: string; subject: string; key: string; personId: string; now: IsoInstant },
): Promise<boolean> {
  if ((await trust.conversations.personalOf(personId)).length === 0) return false;
  const audience = { kind: 'person', personId } as const;
  await trust.outbox.post({ key, card, subject, audience, urgency: 'now', dueAt: now }, now);
  return true;
}
