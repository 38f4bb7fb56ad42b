import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { ruleOn } from '#workflows/categories/speak-for-school.ts';
import { notLive, RulingForm, startsInTime } from '../form-input.ts';

/** Whoever decides says what it is, with the reason. */
export const rule = defineAction({
  name: 'rule',
  kind: 'decide',
  input: RulingForm,
  allow(_actor, subject: ReviewView, { ruledCategory, ruledReason, ruledFrom }) {
    const { may, state, settled, rungs, word, today } = subject;
    if (!may.rule)
      return no(
        state === 'settled' && settled
          ? plainText`It was decided already, by ${settled.byName}.`
          : plainText`There is nothing to rule on here, or not by you: nobody rules on what they have proposed or answered.`,
      );
    if (rungs.every(({ id }) => id !== ruledCategory))
      return no(plainText`Please choose a ${word} from the list.`);
    const fits = startsInTime(ruledFrom, today);
    return fits.ok ? notLive([ruledReason], subject) : fits;
  },
  async run({ trust, ref, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    const { ruledCategory, ruledReason, ruledFrom } = form;
    await ruleOn(
      trust,
      ref,
      { category: ruledCategory, reason: ruledReason, from: ruledFrom === '' ? subject.today : ruledFrom },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    return { said: plainText`Decided. Head and officer are told, with your reason.`, audited: {} };
  },
});
