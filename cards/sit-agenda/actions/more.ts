import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

export const more = defineAction({
  name: 'more',
  kind: 'read',
  input: z.object({ page: z.number().int().min(1).max(1000).catch(1) }),
  allow: () => YES,
  run: async (_context, { page }) => ({ page }),
});
