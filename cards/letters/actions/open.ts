import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { LettersView } from '#workflows/letters/read-letters.ts';

const CHOOSE = 'Please use one of the buttons.';

/** A letter in this card's place. Whether it may be read is decided when it is loaded for this person. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({ letter: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: (_actor, { rows }: LettersView, { letter }) =>
    rows.some(({ letterId }) => letterId === letter)
      ? YES
      : no(plainText`That letter is not in this list any more.`),
  run: async (_context, { letter }) => ({ open: { card: 'category-letter', ref: letter } }),
});
