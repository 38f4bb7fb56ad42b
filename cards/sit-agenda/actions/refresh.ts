import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

/** Only reads: a card sent or updated inside a refresh would make Teams refresh again. */
export const refresh = defineAction({
  name: 'refresh',
  kind: 'read',
  input: z.object({}),
  allow: () => YES,
  run: async () => ({}),
});
