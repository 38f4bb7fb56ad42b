import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { checkInRef } from '#workflows/plans/plan-refs.ts';

/** From one action back to the whole. */
export const list = defineAction({
  name: 'list',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, subject: CheckInSubject) =>
    subject.kind === 'answer' && subject.seesAll
      ? YES
      : no(plainText`The other actions are for the head of the school to answer.`),
  run: async ({ subject }) => ({ show: checkInRef(subject.id) }),
});
