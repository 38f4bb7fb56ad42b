import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';

/** Other times are looked for, on the card they were looked for on. */
export const newTimes = defineAction({
  name: 'new-times',
  kind: 'read',
  input: z.object({}),
  allow: (actor, seen: SeenVisit) => mayArrange(actor, seen, ['draft', 'offered', 'declined', 'lapsed']),
  run: async ({ subject: { visit } }) => ({ open: { card: 'book-visit', ref: bookingRef(visit) } }),
});
