import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { VisitState } from '#domain/visit/visit.ts';
import { mayDo } from '#workflows/visits/read-offer.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { lacksReason } from '#workflows/visits/say-why.ts';

export const arranges = (actor: Actor, seen: SeenVisit): boolean => mayDo(actor, 'visit.book', seen);

/** Its lead, the officer of the school's hub, the deputy CEO and the CEO; as long as it is in one of the states and has not begun. */
export function mayArrange(actor: Actor, seen: SeenVisit, states: readonly VisitState[]): Allowed {
  const { visit, hasBegun } = seen;
  if (!arranges(actor, seen))
    return no(
      plainText`Only whoever leads it, the officer of the school’s hub, the deputy CEO or the CEO can change this. It is led by ${visit.leadName}.`,
    );
  if (hasBegun) return no(plainText`It has begun, so it stays as it is.`);
  return states.includes(visit.state)
    ? YES
    : no(plainText`It is not arranged any more, so nothing was changed.`);
}

/** The head of the school, or whoever they have named to answer, who asks for another time. */
export function mayAskToMove(actor: Actor, seen: SeenVisit): Allowed {
  if (!mayDo(actor, 'visit.answer', seen))
    return no(plainText`Only the headteacher of ${seen.schoolName} can ask for this. Please ask them.`);
  return seen.visit.state === 'booked' && !seen.hasBegun
    ? YES
    : no(plainText`It has begun or is not booked any more, so it cannot be moved.`);
}

/** Its lead, or whoever else arranges it, once it was taken out of Outlook; whether its time is past or not. */
export function maySayWhy(actor: Actor, seen: SeenVisit): Allowed {
  if (!arranges(actor, seen))
    return no(
      plainText`Only whoever leads it, the officer of the school’s hub, the deputy CEO or the CEO can say why. It was led by ${seen.visit.leadName}.`,
    );
  return lacksReason(seen.visit) ? YES : no(plainText`Somebody has said why already, or it is on again.`);
}

/** The booked ones that were agreed together with it and come after it. */
export const laterOnes = ({ visit, series }: SeenVisit): SeenVisit['series'] =>
  series.filter(({ state, at }) => state === 'booked' && visit.startsAt !== null && at > visit.startsAt);
