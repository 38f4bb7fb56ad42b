import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { startReview } from '#workflows/categories/ask-for-review.ts';
import type { CategoryAnswer } from '#workflows/standing/category-answer.ts';

/** Has somebody of the team look at the category; the review's own card comes beside this one. */
export const review = defineAction({
  name: 'review',
  kind: 'append',
  input: z.object({}),
  allow(_actor, answer: CategoryAnswer) {
    if (answer.kind !== 'school') return no(plainText`Please choose a school first.`);
    return answer.mayReview
      ? YES
      : no(
          plainText`Only the school’s own officer, the deputy CEO or the CEO begins a review. Please ask one of them.`,
        );
  },
  async run({ trust, subject, actor, now, newId, bankHolidays, modelFiles }) {
    const school = subject.kind === 'school' ? await trust.schools.find(subject.urn) : null;
    if (!school) throw new Error('a school that `allow` has found');
    const asked = await startReview(trust, school, actor, { now, newId, bankHolidays, modelFiles });
    if (asked.kind !== 'review') throw new Error('a press that `allow` has refused');
    return {
      said: asked.isNew
        ? plainText`A review has begun: its card is in your chat.`
        : plainText`A review is under way already: its card is in your chat.`,
      unchanged: true,
    };
  },
});
