import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { planFormRef } from '#workflows/plans/plan-refs.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';

const CHOOSE = 'Please choose an action from the list.';

/** The form of one action, or of a new one. */
export const edit = defineAction({
  name: 'edit',
  kind: 'read',
  input: z.object({ about: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow: (_actor, subject: PlanSubject) =>
    subject.kind === 'plan' && subject.may.work
      ? YES
      : no(plainText`Only the school’s head and its officers change its plan, and only until it is closed.`),
  run: async ({ subject, ref }, { about }) => ({
    show: subject.kind === 'plan' ? planFormRef(subject.id, about === 'new' ? null : about) : ref,
  }),
});
