import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { schoolPlansRef } from '#workflows/plans/plan-refs.ts';

const CHOOSE = 'Please choose a school from the list.';

/** One school's plans in this card's place. Whether they may be read is decided when they are loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ school: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { school }) => ({ open: { card: 'plan', ref: schoolPlansRef(school) } }),
});
