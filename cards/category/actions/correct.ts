import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { can } from '#domain/access/can.ts';
import type { CategoryAnswer } from '#workflows/standing/category-answer.ts';
import { correctCategory } from '#workflows/standing/correct-category.ts';
import { NEVER } from '../correct-form.ts';

const WHAT = 'Please choose what was wrong.';
const TO = 'Please choose what it should have been.';
const WHY = 'Please say why, in a few words: the school’s head and governors can read it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** Puts right what the record says a school was. Nothing is overwritten: the old entry stays, struck, with the reason. */
export const correct = defineAction({
  name: 'correct',
  kind: 'decide',
  input: z.object({
    correctEntry: z.string(WHAT).min(1, WHAT).max(100, WHAT),
    correctTo: z.string(TO).min(1, TO).max(60, TO),
    correctFrom: z.union([z.iso.date(), z.literal('')], 'Please give the day.').default(''),
    correctWhy: requiredText(200, { empty: WHY, tooLong: TOO_LONG }),
  }),
  allow(actor, answer: CategoryAnswer, { correctEntry, correctTo, correctFrom }) {
    if (answer.kind !== 'school') return no(plainText`Please choose a school first.`);
    const { urn, hubId, name } = answer;
    if (!can(actor, 'school.correct-category', { kind: 'school', urn, hubId }))
      return no(
        plainText`Only the CEO or the deputy CEO can correct the record of ${name}. Please ask one of them.`,
      );
    if (answer.correctable.every(({ id }) => id !== correctEntry))
      return no(plainText`That was corrected meanwhile. Please choose from the list.`);
    return correctTo === NEVER || correctFrom !== ''
      ? YES
      : no(plainText`Please give the day from which it was so.`);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, input) {
    if (subject.kind !== 'school') throw new Error('a press that `allow` has refused');
    const { correctEntry: entryId, correctTo, correctFrom, correctWhy: why } = input;
    const corrected = correctTo === NEVER ? null : { name: correctTo, from: correctFrom };
    const asked = { id: newId(), urn: subject.urn, entryId, corrected, why };
    const issuing = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const became = await correctCategory(trust, { ...asked, ...issuing });
    if (!became.ok) throw new NotDone(asPlain(became.because, 400));
    return {
      said: plainText`Corrected. The old entry stays on the record with your reason; the head and the officer are told of what they may know.`,
      // Not the reason: the audit is kept for good.
      audited: { urn: subject.urn, entry: entryId, corrected },
    };
  },
});
