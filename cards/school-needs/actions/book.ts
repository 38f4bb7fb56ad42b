import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';
import { mayBook } from '#workflows/visits/booking-asked.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import { needsOf } from '../may-mark.ts';

const CHOOSE = 'Please use one of the buttons.';

/** Times are looked for in this card's place. */
export const book = defineAction({
  name: 'book',
  kind: 'read',
  input: z.object({ what: z.string(CHOOSE).regex(/^[a-z0-9-]{1,60}$/, CHOOSE) }),
  allow(actor, subject: NeedsAnswer) {
    if (subject.kind !== 'needs') return no(plainText`Please choose a school first.`);
    return mayBook(actor, subject)
      ? YES
      : no(
          plainText`Only the officer of ${subject.name}’s hub, the CEO or the deputy CEO can book this. Please ask one of them.`,
        );
  },
  async run({ subject, newId }, { what }) {
    const { urn } = needsOf(subject);
    return { open: { card: 'book-visit', ref: bookingRef({ id: newId(), urn, engagement: what }) } };
  },
});
