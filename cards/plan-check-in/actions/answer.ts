import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { checkInActionRef } from '#workflows/plans/plan-refs.ts';

const CHOOSE = 'Please choose an action from the list.';

/** The form of one action. */
export const answer = defineAction({
  name: 'answer',
  kind: 'read',
  input: z.object({ about: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow(_actor, subject: CheckInSubject, { about }) {
    if (subject.kind !== 'list' || !subject.may.answer)
      return no(plainText`This is for the head of the school to answer, or for whoever they have named.`);
    return subject.rows.some(({ id }) => id === about)
      ? YES
      : no(plainText`That action is not asked about any more: this is how it stands now.`);
  },
  run: async ({ subject }, { about }) => ({ show: checkInActionRef(subject.id, about) }),
});
