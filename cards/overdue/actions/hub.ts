import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

const CHOOSE = 'Please choose from the list.';

/** Another hub's schools, or all of them. What may be read is decided when it is loaded for this person. */
export const hub = defineAction({
  name: 'hub',
  kind: 'read',
  input: z.object({ hub: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { hub: id }) => ({ show: id === 'all' ? 'trust' : `hub:${id}` }),
});
