import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { categoryRef } from '#workflows/standing/category-refs.ts';

const CHOOSE = 'Please choose a school from the list.';

/** One school's own card in this one's place. Whether it may be seen is decided when it is loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ school: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
  allow: () => YES,
  run: async (_context, { school }) => ({ open: { card: 'category', ref: categoryRef(school) } }),
});
