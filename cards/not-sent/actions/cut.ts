import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { notSentRef } from '#workflows/obligations/request-refs.ts';

const CHOOSE = 'Please choose from the lists.';

/** Another hub's schools, one thing alone, or all of it. What may be read is decided when it is loaded for this person. */
export const cut = defineAction({
  name: 'cut',
  kind: 'read',
  input: z.object({
    hub: z
      .string(CHOOSE)
      .regex(/^\S{1,100}$/, CHOOSE)
      .default('all'),
    thing: z
      .string(CHOOSE)
      .regex(/^[a-z0-9-]{1,60}$/, CHOOSE)
      .default('all'),
  }),
  allow: () => YES,
  run: async (_context, { hub, thing }) => ({
    show: notSentRef({ hubId: hub, thing: thing === 'all' ? null : thing }),
  }),
});
