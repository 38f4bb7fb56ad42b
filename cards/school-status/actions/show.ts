import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

/** Picks one of the schools offered. Whether it may be seen is decided when it is loaded for this person. */
export const show = defineAction({
  name: 'show',
  kind: 'read',
  input: z.object({ urn: z.string().regex(/^\d{6}$/, 'Please choose a school from the list.') }),
  allow: () => YES,
  run: async (_context, { urn }) => ({ show: `urn:${urn}` }),
});
