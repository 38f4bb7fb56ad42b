import type { Card, Viewer } from '#cards-kit/define-card.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import type { Post } from '#ports/post.ts';
import { NotSaved, OutcomeUnknown, StoreConflict, type TrustReads } from '#ports/store.ts';
import { isAsked } from './audience.ts';
import type { Bot } from './context.ts';
import { draw, type InTrust, loadFor, type ShownCard } from './show-card.ts';

/** What is kept of a copy whose card threw: what it threw may hold anybody's words. */
export const NOT_DRAWN = 'could not be drawn';

/** Whether it was the store that failed, and not the card. */
export const isStoreFailure = (error: unknown): boolean =>
  error instanceof NotSaved || error instanceof OutcomeUnknown || error instanceof StoreConflict;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** The card as this conversation may see it; in a channel that is nobody in particular. Null: nothing to show. */
export async function drawFor(
  bot: Bot,
  { trust, trustName }: InTrust,
  post: Post,
  conversation: Conversation,
  time: 'first' | 'again',
): Promise<ShownCard | null> {
  const card = bot.cards.get(post.card);
  if (!card) return null;
  const viewer = await viewerOf(trust, conversation);
  const subject = viewer && (await loadFor(bot, card, { trust, trustName }, post.subject, viewer));
  if (!viewer || subject === null) return null;
  if (time === 'first' && isOver(card, post, subject, viewer)) return null;
  return draw(bot, card, subject, { ref: post.subject, viewer });
}

/** Whether it need not go any more: what one chair has answered is no question to the next. */
function isOver(card: Card, post: Post, subject: unknown, viewer: Viewer): boolean {
  if (isAsked(post)) return false;
  if (card.lapsed?.(subject)) return true;
  return post.audience.kind === 'chair' && card.asks?.(subject, viewer) === null;
}

/** What a trust is called, and what Teams counts its requests by: a tenant is one trust's. */
export async function namesOf(bot: Bot, trustId: string): Promise<{ trustName: string; tenant: string }> {
  const trust = await bot.store.trusts.find(trustId);
  return { trustName: trust?.name ?? '', tenant: trust?.tenantId ?? trustId };
}

async function viewerOf(trust: TrustReads, { kind, personId }: Conversation): Promise<Viewer | null> {
  if (kind !== 'personal') return { actor: null, surface: kind };
  return personId ? personViewer(trust, personId) : null;
}

/** Somebody in their own chat; null when they have left. */
export async function personViewer(trust: TrustReads, personId: string): Promise<Viewer | null> {
  const person = await trust.people.find(personId);
  // Whoever holds no role any more has left: nothing more is for them.
  if (!person || person.appointments.length === 0) return null;
  const { id, name, appointments } = person;
  return {
    actor: { kind: 'person', personId: id, name, appointments, entrance: 'card' },
    surface: 'personal',
  };
}
