import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { mayDo, type Offer } from '#workflows/visits/read-offer.ts';

/** The visit itself, in this card's place. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: (actor, offer: Offer) =>
    mayDo(actor, 'visit.read', offer)
      ? YES
      : no(
          plainText`You choose times for ${offer.schoolName}. Please ask its headteacher about anything else.`,
        ),
  run: async ({ ref }) => ({ open: { card: 'visit', ref } }),
});
