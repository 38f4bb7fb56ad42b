import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { planRef } from '#workflows/plans/plan-refs.ts';
import type { PlanImportSubject } from '#workflows/plans/upload-view.ts';

/** The plan that was made of it, in this card's place. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, subject: PlanImportSubject) =>
    subject.kind === 'made' ? YES : no(plainText`No plan was made of it yet.`),
  run: async ({ subject, ref }) => ({
    open: { card: 'plan', ref: subject.kind === 'made' ? planRef(subject.planId) : ref },
  }),
});
