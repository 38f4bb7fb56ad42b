import { Temporal } from 'temporal-polyfill';
import type { Card, Viewer } from '#cards-kit/define-card.ts';
import type { Cards } from '#cards-kit/load-cards.ts';
import type { WaitingQuestion } from '#cards-kit/waiting-question.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { CardInChat } from '#ports/outbox.ts';
import type { TrustReads } from '#ports/store.ts';
import type { Bot } from './context.ts';

/** As far ahead as anything may be due, and a little: a card sent before that asks nothing any more. */
const LOOKED_BACK = { hours: 400 * 24 };

/** The card's subject as this viewer may see it; null: nothing. */
export type LoadAsked = (card: Card, ref: string) => Promise<unknown>;

/** The cards that can ask and that somebody, or this person, has in their own chat. */
export function askedOf(
  { cards, clock }: Pick<Bot, 'cards' | 'clock'>,
  trust: TrustReads,
  personId?: string,
): Promise<CardInChat[]> {
  const asking = [...cards.values()].filter(card => card.asks).map(({ name }) => name);
  const since = Temporal.Instant.from(clock.now()).subtract(LOOKED_BACK).toString();
  return trust.outbox.inChats({ cards: asking, since, ...(personId !== undefined && { personId }) });
}

/** What those cards still ask of the viewer whose chat they are in, longest waiting first. */
export async function questionsOf(
  { cards, viewer, load }: { cards: Cards; viewer: Viewer; load: LoadAsked },
  inChat: readonly CardInChat[],
): Promise<WaitingQuestion[]> {
  const waiting: WaitingQuestion[] = [];
  for (const { card: name, subject: ref, sentAt } of inChat) {
    const card = cards.get(name);
    const subject = card && (await load(card, ref));
    const ask = subject ? card.asks?.(subject, viewer) : null;
    if (ask) waiting.push({ card: name, ref, what: ask.what, since: ask.since ?? dayOf(sentAt), sentAt });
  }
  return waiting.toSorted((a, b) => a.since.localeCompare(b.since) || a.sentAt.localeCompare(b.sentAt));
}
