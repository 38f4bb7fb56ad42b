import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { planRef } from '#workflows/plans/plan-refs.ts';

const CHOOSE = 'Please choose a plan from the list.';

/** One of the plans listed. Whether it is theirs to read is decided when it is loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ plan: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { plan }) => ({ show: planRef(plan) }),
});
