import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { seriesRef } from '#domain/meeting/find-series.ts';

/** What of it this person may see is decided when it is loaded for them. */
export const show = defineAction({
  name: 'show',
  kind: 'read',
  input: z.object({ series: z.string('Please choose a series.').min(1).max(150) }),
  allow: () => YES,
  run: async (_context, { series }) => ({ show: seriesRef(series) }),
});
