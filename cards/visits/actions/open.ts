import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { VisitsAnswer } from '#workflows/visits/list-visits.ts';

const CHOOSE = 'Please choose a visit from the list.';

/** One visit in this card's place. What may be read of it is decided when it is loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ visit: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: (_actor, answer: VisitsAnswer, { visit }) =>
    answer.kind === 'visits' && answer.rows.some(({ visitId }) => visitId === visit)
      ? YES
      : no(plainText`That visit is not on this list any more.`),
  run: async (_context, { visit }) => ({ open: { card: 'visit', ref: visit } }),
});
