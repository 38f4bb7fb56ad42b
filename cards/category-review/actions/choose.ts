import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { chooseProposal } from '#workflows/categories/speak-for-team.ts';
import { ChoiceForm, notLive } from '../form-input.ts';

/** Of two officers' proposals, which goes to the head. */
export const choose = defineAction({
  name: 'choose',
  kind: 'decide',
  input: ChoiceForm,
  allow(_actor, subject: ReviewView, { chosenId, chosenReason }) {
    const { may, proposal, other } = subject;
    if (!may.choose) return no(plainText`There is nothing to choose here as it stands now.`);
    if (chosenId !== proposal?.byId && chosenId !== other?.byId)
      return no(plainText`Please choose one of the two.`);
    return notLive([chosenReason], subject);
  },
  async run({ trust, ref, actor, now, newId, modelFiles, bankHolidays }, { chosenId, chosenReason }) {
    await chooseProposal(
      trust,
      ref,
      { ofId: chosenId, reason: chosenReason },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    return { said: plainText`It is with the head now, and both officers are told.`, audited: {} };
  },
});
