import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { confirmCategory } from '#workflows/categories/speak-for-school.ts';
import { notNow } from '../not-now.ts';

/** The school agrees. */
export const confirm = defineAction({
  name: 'confirm',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: ReviewView) => (subject.may.confirm ? YES : no(notNow(subject))),
  async run({ trust, ref, subject, actor, now, newId, modelFiles, bankHolidays }) {
    await confirmCategory(trust, ref, { byId: actor.personId, now, newId, modelFiles, bankHolidays });
    return { said: plainText`Thank you. ${subject.proposal?.byName ?? 'The team'} knows that you agree.` };
  },
});
