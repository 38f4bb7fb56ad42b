import { defineAction } from '#cards-kit/define-action.ts';
import type { PollAnswer } from '#domain/coaching/poll.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { keep, lookIfLast, Seen } from '../answer-input.ts';
import { mayAnswer } from '../may.ts';

const toAll = ({ poll }: ReviewTime) =>
  new Map((poll?.slots ?? []).map(({ id }) => [id, 'no' as PollAnswer] as const));

/** None of the times suits, with one tap. */
export const none = defineAction({
  name: 'none',
  kind: 'append',
  input: Seen,
  allow: (_actor, subject: ReviewTime, form) => mayAnswer(subject, form),
  look: context => lookIfLast(context, toAll(context.subject)),
  run: context => keep(context, toAll(context.subject)),
});
