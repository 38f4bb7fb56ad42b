import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';

/** The plan's newest check-in in this card's place. */
export const checkIn = defineAction({
  name: 'check-in',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, subject: PlanSubject) =>
    subject.kind === 'plan' && subject.checkIn
      ? YES
      : no(plainText`Nobody has been asked about this plan yet.`),
  run: async ({ subject, ref }) => ({
    open: {
      card: 'plan-check-in',
      ref: subject.kind === 'plan' && subject.checkIn ? subject.checkIn.ref : ref,
    },
  }),
});
