import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { planRef } from '#workflows/plans/plan-refs.ts';

/** The whole plan in this card's place. */
export const plan = defineAction({
  name: 'plan',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, subject: CheckInSubject) =>
    subject.kind === 'list' || subject.seesAll
      ? YES
      : no(plainText`The whole plan is for the school’s head and the team.`),
  run: async ({ subject }) => ({ open: { card: 'plan', ref: planRef(subject.planId) } }),
});
