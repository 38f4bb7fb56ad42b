import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';
import { bookingOf, mayBook } from '../may-book.ts';

const CHOOSE = 'Please choose what it is.';

/** What it is: the form is filled in for that. */
export const kind = defineAction({
  name: 'kind',
  kind: 'read',
  input: z.object({ what: z.string(CHOOSE).min(1, CHOOSE).max(60, CHOOSE) }),
  allow(actor, answer: BookingAnswer, { what }) {
    const allowed = mayBook(actor, answer);
    if (!allowed.ok || answer.kind !== 'booking') return allowed;
    return answer.kinds.some(({ id }) => id === what)
      ? allowed
      : no(plainText`That is not in the trust’s model. Please choose from the list.`);
  },
  run: async ({ subject }, { what }) => {
    const { id, urn } = bookingOf(subject);
    return { show: bookingRef({ id, urn, engagement: what }) };
  },
});
