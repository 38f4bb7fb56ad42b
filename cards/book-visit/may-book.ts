import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { VisitState } from '#domain/visit/visit.ts';
import { mayBook as mayBookAt } from '#workflows/visits/booking-asked.ts';
import type { Booking, BookingAnswer } from '#workflows/visits/read-booking.ts';
import { mayDo } from '#workflows/visits/read-offer.ts';

/** Times may be looked for until it has one. */
const UNDECIDED: readonly VisitState[] = ['draft', 'offered', 'declined', 'lapsed'];

/** Whoever may book at the school, as long as it has no time. */
export function mayBook(actor: Actor, answer: BookingAnswer): Allowed {
  if (answer.kind !== 'booking') return no(plainText`Please choose a school first.`);
  const { visit, urn, hubId, schoolName } = answer;
  const may = visit ? mayDo(actor, 'visit.book', { visit, hubId }) : mayBookAt(actor, { urn, hubId });
  if (!may)
    return no(
      plainText`Only the officer of ${schoolName}’s hub, the deputy CEO or the CEO can book this. Please ask one of them.`,
    );
  return !visit || UNDECIDED.includes(visit.state)
    ? YES
    : no(plainText`It has a time or was called off, so nothing is looked for.`);
}

/** The same where it is said what it is. */
export function mayFind(actor: Actor, answer: BookingAnswer): Allowed {
  const allowed = mayBook(actor, answer);
  if (!allowed.ok || answer.kind !== 'booking') return allowed;
  return answer.what === null ? no(plainText`Please choose what it is first.`) : allowed;
}

/** A press is about a booking once `allow` has let it through. */
export function bookingOf(answer: BookingAnswer): Booking {
  if (answer.kind !== 'booking') throw new Error('a press on a booking that is none');
  return answer;
}
