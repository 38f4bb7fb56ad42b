import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { firstDayOf } from '#domain/academic-year/academic-year.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { issueMissing } from '#workflows/letters/issue-missing.ts';
import type { LettersView } from '#workflows/letters/read-letters.ts';

/** Writes the letters that are missing, and gives chairs and clerks who came since their copies. */
export const issue = defineAction({
  name: 'issue',
  kind: 'append',
  input: z.object({}),
  allow(_actor, { mayIssue, isOpen, hasModel }: LettersView) {
    if (!mayIssue) return no(plainText`The deputy CEO or the CEO writes to schools. Please ask them.`);
    if (!hasModel)
      return no(
        plainText`No improvement model is chosen. A trust administrator can choose one: fortnight model use ID.`,
      );
    return isOpen ? YES : no(plainText`That year is over: nothing more is written of it.`);
  },
  async run({ trust, subject: { year, today }, actor, now, newId, modelFiles, bankHolidays }) {
    const issuing = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const { issued, without, copies } = await issueMissing(trust, { ...issuing, year });
    const first = firstDayOf(year);
    const when =
      first > today
        ? ` Schools have them from ${dayInWords(first, now)}.`
        : ' Schools have them within a minute, or when quiet hours end.';
    const parts = [
      issued.length > 0
        ? `Written: ${countInWords(issued.length, 'letter')}.${when}`
        : 'No letter was missing.',
      ...(copies > 0 ? [`Copies for governors: ${copies}.`] : []),
      ...(without.length > 0 ? [`Nothing to write to ${countInWords(without.length, 'school')} yet.`] : []),
    ];
    return { said: plainText`${parts.join(' ')}`, audited: { issued, copies } };
  },
});
