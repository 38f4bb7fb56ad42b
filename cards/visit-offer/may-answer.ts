import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { mayDo, type Offer } from '#workflows/visits/read-offer.ts';

/** Whether it waits for an answer: for a series, whether any of its dates does. */
export const isOpen = ({ visit, dates }: Offer): boolean =>
  [visit, ...dates].some(({ state }) => state === 'offered');

/** The school's head, or whoever they have named for it. */
export const isHead = (actor: Actor, offer: Offer): boolean => mayDo(actor, 'visit.answer', offer);

/** Either of them, as long as it waits for an answer. */
export function mayAnswer(actor: Actor, offer: Offer): Allowed {
  if (!isHead(actor, offer))
    return no(
      plainText`Only the headteacher of ${offer.schoolName}, or whoever they have named, can answer this. Please ask them.`,
    );
  return isOpen(offer) ? YES : no(plainText`This does not wait for an answer any more.`);
}

/** The same where one visit is offered, not a series. */
export function mayChoose(actor: Actor, offer: Offer): Allowed {
  const allowed = mayAnswer(actor, offer);
  if (!allowed.ok || offer.dates.length === 0) return allowed;
  return no(plainText`These are the dates of a series. Please agree them together.`);
}
