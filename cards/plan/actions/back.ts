import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { planRef } from '#workflows/plans/plan-refs.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';

/** From a form back to the plan it is of. */
export const back = defineAction({
  name: 'back',
  kind: 'read',
  input: z.object({}),
  allow: () => YES,
  run: async ({ subject, ref }: { subject: PlanSubject; ref: string }) => ({
    show: 'id' in subject ? planRef(subject.id) : ref,
  }),
});
