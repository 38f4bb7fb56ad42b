import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { groupRef } from '#workflows/coaching/coaching-refs.ts';

const CHOOSE = 'Please choose a group from the list.';

/** One group's own card in this one's place. Whether it may be seen is decided when it is loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ group: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { group }) => ({ open: { card: 'coaching-group', ref: groupRef(group) } }),
});
