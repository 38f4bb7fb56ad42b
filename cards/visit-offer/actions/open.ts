import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

/** The visit itself, in this card's place. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: () => YES,
  run: async ({ ref }) => ({ open: { card: 'visit', ref } }),
});
