import { Temporal } from 'temporal-polyfill';
import type { Ask, Card, Viewer } from '#cards-kit/define-card.ts';
import type { Cards } from '#cards-kit/load-cards.ts';
import type { WaitingQuestion } from '#cards-kit/waiting-question.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { Log } from '#ports/log.ts';
import type { CardInChat } from '#ports/outbox.ts';
import { NotSaved, type TrustReads } from '#ports/store.ts';
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

interface Asking {
  readonly cards: Cards;
  readonly log: Log;
  readonly viewer: Viewer;
  readonly load: LoadAsked;
}

export interface Questions {
  readonly waiting: WaitingQuestion[];
  /** Those that will ask nothing any more, as long as their subject does not change. */
  readonly settled: readonly CardInChat[];
}

/**
 * What those cards still ask of the viewer whose chat they are in, longest waiting first. A card that throws asks
 * nothing: the others are still to be answered.
 */
export async function questionsOf(asking: Asking, inChat: readonly CardInChat[]): Promise<Questions> {
  const waiting: WaitingQuestion[] = [];
  const settled: CardInChat[] = [];
  for (const each of inChat) {
    const { card, subject: ref, sentAt } = each;
    const ask = await askOf(asking, each);
    if (ask === 'settled') settled.push(each);
    else if (ask) waiting.push({ card, ref, what: ask.what, since: ask.since ?? dayOf(sentAt), sentAt });
  }
  const byAge = (a: WaitingQuestion, b: WaitingQuestion) =>
    a.since.localeCompare(b.since) || a.sentAt.localeCompare(b.sentAt);
  return { waiting: waiting.toSorted(byAge), settled };
}

async function askOf(
  { cards, log, viewer, load }: Asking,
  { card: name, subject: ref }: CardInChat,
): Promise<Ask | 'settled' | null> {
  const card = cards.get(name);
  if (!card?.asks) return null;
  try {
    const subject = await load(card, ref);
    if (!subject || card.lapsed?.(subject)) return 'settled';
    return card.asks(subject, viewer);
  } catch (error) {
    if (error instanceof NotSaved) throw error;
    log.error(
      { card: name, error: error instanceof Error ? error.name : 'unknown' },
      'a card could not say what it asks',
    );
    return null;
  }
}
