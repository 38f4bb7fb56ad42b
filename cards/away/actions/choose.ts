import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { awayRef } from '#workflows/away/read-away.ts';

const CHOOSE = 'Please choose a school from the list.';

/** Picks one of the schools offered. Whether it is theirs is decided when it is loaded for this person. */
export const choose = defineAction({
  name: 'choose',
  kind: 'read',
  input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { urn }) => ({ show: awayRef(urn) }),
});
