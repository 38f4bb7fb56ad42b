import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { reviewRef } from '#workflows/coaching/peer-review-refs.ts';

const CHOOSE = 'Please choose a review from the list.';

/** One review in this card's place. Whether it may be seen is decided when it is loaded for this person. */
export const review = defineAction({
  name: 'review',
  kind: 'read',
  input: z.object({ review: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { review: id }) => ({ open: { card: 'peer-review', ref: reviewRef(id) } }),
});
