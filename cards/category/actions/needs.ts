import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { needsRef } from '#workflows/owed/mark-owed.ts';
import type { CategoryAnswer } from '#workflows/standing/category-answer.ts';

/** What the school needs, in this card's place. */
export const needs = defineAction({
  name: 'needs',
  kind: 'read',
  input: z.object({}),
  allow(_actor, answer: CategoryAnswer) {
    if (answer.kind !== 'school') return no(plainText`Please choose a school first.`);
    return answer.mayReadNeeds
      ? YES
      : no(
          plainText`What ${answer.name} is owed is for its head and the improvement team. Please ask the head.`,
        );
  },
  async run({ subject }) {
    if (subject.kind !== 'school') throw new Error('a press that `allow` has refused');
    return { open: { card: 'school-needs', ref: needsRef(subject.urn, 'half-term') } };
  },
});
