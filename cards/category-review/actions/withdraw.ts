import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { withdrawReview } from '#workflows/categories/speak-for-team.ts';
import { notLive, WithdrawForm } from '../form-input.ts';

/** The team takes it back: nothing changes. */
export const withdraw = defineAction({
  name: 'withdraw',
  kind: 'decide',
  input: WithdrawForm,
  allow: (_actor, subject: ReviewView, { withdrawReason }) =>
    subject.may.withdraw
      ? notLive([withdrawReason], subject)
      : no(plainText`It can be taken back only by whoever proposed it, and only until it is decided.`),
  async run({ trust, ref, actor, now, newId, modelFiles, bankHolidays }, { withdrawReason }) {
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await withdrawReview(trust, ref, withdrawReason, by);
    return { said: plainText`Taken back. Nothing changes for the school.`, audited: {} };
  },
});
