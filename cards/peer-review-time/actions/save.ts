import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { Answers, answersIn, keep, lookIfLast } from '../answer-input.ts';
import { mayAnswer } from '../may.ts';

/** What suits, of some of the times or of all; the last answer books the review. */
export const save = defineAction({
  name: 'save',
  kind: 'append',
  input: Answers,
  allow(_actor, subject: ReviewTime, form) {
    const may = mayAnswer(subject, form);
    if (!may.ok) return may;
    return answersIn(subject, form).size > 0 ? may : no(plainText`Please answer at least one of the times.`);
  },
  look: (context, form) => lookIfLast(context, answersIn(context.subject, form)),
  run: (context, form) => keep(context, answersIn(context.subject, form)),
});
