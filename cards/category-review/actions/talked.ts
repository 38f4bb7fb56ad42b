import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { haveTalked } from '#workflows/categories/speak-for-team.ts';
import { dayTalked, notLive, TalkedForm } from '../form-input.ts';

/** Head and officer have talked, and the proposal stands: the head is asked again. */
export const talked = defineAction({
  name: 'talked',
  kind: 'decide',
  input: TalkedForm,
  allow(_actor, subject: ReviewView, { talkedOn, talkedNote }) {
    if (!subject.may.talked) return no(plainText`Nobody waits for a talk here.`);
    const fits = dayTalked(talkedOn, subject.today);
    return fits.ok ? notLive([talkedNote], subject) : fits;
  },
  async run({ trust, ref, actor, now, newId, modelFiles, bankHolidays }, { talkedOn, talkedNote }) {
    const review = await haveTalked(
      trust,
      ref,
      { on: talkedOn, note: talkedNote },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    return {
      said: plainText`Recorded. The head is asked to answer by ${dayInWords(review.asked?.by ?? talkedOn, now)}.`,
      audited: {},
    };
  },
});
