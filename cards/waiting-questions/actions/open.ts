import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { WaitingQuestions } from '../index.ts';

const PRESS = 'Please press “Open” beside a question.';

/** The card that asks, in this one's place; once it is answered, this one comes back with what is left. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ card: z.string(PRESS).max(100, PRESS), ref: z.string(PRESS).max(200, PRESS) }),
  allow: (_actor, { waiting }: WaitingQuestions, { card, ref }) =>
    waiting.some(question => question.card === card && question.ref === ref)
      ? YES
      : no(plainText`That has been answered already. Here is what is left.`),
  run: async (_context, { card, ref }) => ({ open: { card, ref } }),
});
