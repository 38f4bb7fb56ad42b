import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { movesInWords, movesRef } from '#workflows/visits/moves-ref.ts';

const CHOOSE = 'Please choose a school from the list.';

/** One of the schools that were offered. Whether one may move visits there is decided when it is loaded. */
export const choose = defineAction({
  name: 'choose',
  kind: 'read',
  input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async ({ ref, now }, { urn }) => ({
    show: movesRef({ ...movesInWords(ref.replace(/^ask /, ''), now), urn }),
  }),
});
