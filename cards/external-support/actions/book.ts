import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import { requestOf } from '../of-request.ts';

/** Times are looked for in this card's place, by the usual road. */
export const book = defineAction({
  name: 'book',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, answer: SupportAnswer) =>
    answer.kind === 'request' && answer.toBook !== null
      ? YES
      : no(plainText`Nothing is booked before the CEO has agreed; then the hub’s officer can.`),
  async run({ subject, newId }) {
    const { urn, toBook } = requestOf(subject);
    return { open: { card: 'book-visit', ref: bookingRef({ id: newId(), urn, engagement: toBook }) } };
  },
});
