import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { GroupAnswer } from '#workflows/coaching/read-group.ts';
import { groupIn } from '../group-in.ts';

/** The time of the next review that has none, in this card's place; what is pressed there is decided there. */
export const time = defineAction({
  name: 'time',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, answer: GroupAnswer) =>
    answer.kind === 'group' && answer.toTime !== null
      ? YES
      : no(plainText`Every review that is planned has its time by now.`),
  run: async ({ subject }) => ({
    open: { card: 'peer-review-time', ref: groupIn(subject).toTime?.id ?? '' },
  }),
});
