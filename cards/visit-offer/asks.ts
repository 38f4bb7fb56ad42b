import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';
import { isHead, isOpen } from './may-answer.ts';

/** The head, and whoever they have named, is asked until there is an answer, or the offer lapses. */
export function asks(offer: Offer, { actor }: Viewer): Ask | null {
  if (!actor || !isOpen(offer) || !isHead(actor, offer)) return null;
  const { name } = offer.visit;
  return {
    what: asWords(offer.dates.length > 0 ? `Agree the dates: ${name}` : `Choose a time: ${name}`, 160),
  };
}
