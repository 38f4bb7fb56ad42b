import { z } from 'zod/v4';
import { type CardAction, defineAction, YES } from './define-action.ts';

/** Turns to another page of a card; a page that is not there any more is the last one. For any card: it changes nothing. */
export const more: CardAction<unknown> = defineAction({
  name: 'more',
  kind: 'read',
  input: z.object({ page: z.number().int().min(1).max(1000).catch(1) }),
  allow: () => YES,
  run: async (_context, { page }) => ({ page }),
});

/** Only reads: a card sent or updated inside a refresh would make Teams refresh again. */
export const refresh: CardAction<unknown> = defineAction({
  name: 'refresh',
  kind: 'read',
  input: z.object({}),
  allow: () => YES,
  run: async () => ({}),
});
