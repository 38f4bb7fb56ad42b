import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';
import { bookingOf } from '../may-book.ts';

/** The visit itself, once there is one. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, answer: BookingAnswer) =>
    answer.kind === 'booking' && answer.visit ? YES : no(plainText`There is no visit yet.`),
  run: async ({ subject }) => ({ open: { card: 'visit', ref: bookingOf(subject).id } }),
});
