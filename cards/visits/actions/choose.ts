import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

const CHOOSE = 'Please choose a school.';

/** One of several schools that fit what was typed. */
export const choose = defineAction({
  name: 'choose',
  kind: 'read',
  input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { urn }) => ({ show: `urn:${urn}` }),
});
