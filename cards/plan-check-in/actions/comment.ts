import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { commentOn } from '#workflows/plans/answer-check-in.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { CommentForm, notLive } from '../form-input.ts';

/** What the officer has to say about it, once; the head's next check-in shows it. */
export const comment = defineAction({
  name: 'comment',
  kind: 'append',
  input: CommentForm,
  allow: (_actor, subject: CheckInSubject, { comment: words }) =>
    subject.kind === 'list' && subject.may.comment
      ? notLive([words], subject)
      : no(
          plainText`Something was said about it already, or nothing was answered yet, or it is not yours to say.`,
        ),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { comment: words }) {
    const checkIn = await trust.plans.checkIn(subject.id);
    if (!checkIn) throw new Error('a check-in that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await commentOn(trust, checkIn, words, by);
    return { said: plainText`Kept: the head reads it with the next check-in.`, audited: {} };
  },
});
