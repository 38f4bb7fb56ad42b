import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';

const CHOOSE = 'Please choose a school from the list.';

/** One of the schools that were offered. Whether one may book there is decided when it is loaded. */
export const choose = defineAction({
  name: 'choose',
  kind: 'read',
  input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async ({ subject, newId }, { urn }) => {
    const answer = subject as BookingAnswer;
    const engagement = answer.kind === 'choose' ? answer.engagement : null;
    return { show: bookingRef({ id: newId(), urn, engagement }) };
  },
});
