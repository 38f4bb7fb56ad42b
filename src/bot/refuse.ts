import type { Viewer } from '#cards-kit/define-card.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import { listInWords } from '#domain/time/words.ts';
import type { Outcome } from '#ports/meter.ts';
import { NotSaved, OutcomeUnknown } from '#ports/store.ts';
import type { Bot, Identified } from './context.ts';
import { draw, type ShownCard } from './show-card.ts';

/** Why there is nothing to show; each is a state of the refusal card, in its own words. */
export type Refusal =
  | 'no-trust'
  | 'unknown-person'
  | 'may-not-see'
  | 'nothing-there'
  | 'nothing-to-show'
  | 'too-fast'
  | 'store-gone'
  | 'unsure'
  | 'old-card'
  | 'failed'
  | 'answered-alone'
  | 'ask-alone'
  | 'press-alone';

const COUNTED_AS: Partial<Record<Refusal, Outcome>> = {
  'too-fast': 'too-fast',
  'store-gone': 'store-failed',
  unsure: 'store-failed',
  'old-card': 'old-card',
  failed: 'failed',
  'answered-alone': 'shown',
};

/** The refusal as a card that says what happened and who can help. Not to be called inside a transaction. */
export async function refuse(
  bot: Bot,
  why: Refusal,
  who: Identified | null,
  surface: Viewer['surface'],
): Promise<ShownCard> {
  const trust = who?.trust ?? null;
  const ask = trust && why !== 'store-gone' && why !== 'unsure' ? await administrators(bot, trust.id) : '';
  return refusal(bot, why, { trustName: trust?.name ?? '', ask }, surface);
}

/** The same from what is already known. */
export function refusal(
  bot: Bot,
  why: Refusal,
  facts: { trustName: string; ask: string; wait?: string },
  surface: Viewer['surface'],
  notice?: Notice,
): ShownCard {
  const card = bot.cards.get('refusal');
  if (!card) throw new Error('cards/refusal is missing');
  const showing = { ref: why, viewer: { actor: null, surface }, ...(notice && { notice }) };
  const shown = draw(bot, card, { why, ...facts }, showing);
  return { ...shown, outcome: COUNTED_AS[why] ?? 'refused' };
}

/** Why something failed. `OutcomeUnknown` is never told as if nothing had been recorded. */
export function failure(error: unknown): 'store-gone' | 'unsure' | 'failed' {
  if (error instanceof OutcomeUnknown) return 'unsure';
  return error instanceof NotSaved ? 'store-gone' : 'failed';
}

async function administrators(bot: Bot, trustId: string): Promise<string> {
  try {
    const people = await bot.store.inTrust(trustId).people.withRole('administrator');
    return listInWords(
      people.slice(0, 3).map(person => person.name),
      'or',
    );
  } catch {
    return '';
  }
}
