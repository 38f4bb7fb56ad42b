import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { bookingRef } from '#workflows/visits/booking-ref.ts';
import { openStatus, schoolIn } from '../of-status.ts';

const CHOOSE = 'Please use one of the buttons.';

/** Times for one of the meetings that the status brings are looked for in this card's place. */
export const book = defineAction({
  name: 'book',
  kind: 'read',
  input: z.object({ what: z.string(CHOOSE).regex(/^[a-z0-9-]{1,60}$/, CHOOSE) }),
  allow: (_actor, answer: ConcernAnswer, { what }) =>
    answer.kind === 'school' && answer.mayBook && openStatus(answer)?.meetings.some(({ id }) => id === what)
      ? YES
      : no(plainText`Only the hub’s officer, the deputy CEO or the CEO books what a special status brings.`),
  async run({ subject, newId }, { what }) {
    const ref = bookingRef({ id: newId(), urn: schoolIn(subject).urn, engagement: what });
    return { open: { card: 'book-visit', ref } };
  },
});
