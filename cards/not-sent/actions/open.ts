import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { NotSent } from '#workflows/obligations/read-not-sent.ts';
import { requestRef } from '#workflows/obligations/request-refs.ts';

const CHOOSE = 'Please choose a school from the list.';

/** What one school said, in this card's place: to be answered or decided where that is theirs. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ request: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow: (_actor, { rounds }: NotSent, { request }) =>
    rounds.some(({ schools }) => schools.some(({ id }) => id === request))
      ? YES
      : no(plainText`That is not waited for any more: this is how it stands now.`),
  run: async (_context, { request }) => ({ open: { card: 'to-send', ref: requestRef(request) } }),
});
