import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { OwedList, SchoolOwed } from '#workflows/owed/read-owed-list.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';

const CHOOSE = 'Please use one of the buttons.';

const isWaiting = ({ toBook, late, due }: SchoolOwed, what: string): boolean =>
  toBook !== null && [...late, ...due].some(({ kind, thing }) => kind === 'engagement' && thing === what);

/** Times are looked for in this card's place; whether one may book there is decided again when that is loaded. */
export const book = defineAction({
  name: 'book',
  kind: 'read',
  input: z.object({
    urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE),
    what: z.string(CHOOSE).regex(/^[a-z0-9-]{1,60}$/, CHOOSE),
  }),
  // Something else may come first there since the card was drawn: what is waiting can be booked all the same.
  allow: (_actor, list: OwedList, { urn, what }) =>
    list.kind === 'owed' && list.schools.some(school => school.urn === urn && isWaiting(school, what))
      ? YES
      : no(plainText`That is not waiting to be booked by you any more.`),
  run: async ({ newId }, { urn, what }) => ({
    open: { card: 'book-visit', ref: bookingRef({ id: newId(), urn, engagement: what }) },
  }),
});
