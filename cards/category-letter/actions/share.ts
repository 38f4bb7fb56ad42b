import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { shareLetter } from '#workflows/letters/answer-letter.ts';
import type { LetterView } from '#workflows/letters/read-letter.ts';

const WHEN = 'Please give the day on which governors and staff were told.';

/** Governors and staff know the category and what it means. */
export const share = defineAction({
  name: 'share',
  kind: 'decide',
  input: z.object({ sharedOn: z.string(WHEN).pipe(z.iso.date(WHEN)) }),
  allow(_actor, { sees, stage, isShared, today, from }: LetterView, { sharedOn }) {
    if (sees !== 'head') return no(plainText`Only the school’s head says when it was shared.`);
    if (!isShared) return no(plainText`This letter asks nobody to share it.`);
    if (stage === 'shared') return no(plainText`That has been said already.`);
    if (stage === 'replaced') return no(plainText`A later letter has taken the place of this one.`);
    if (sharedOn > today) return no(plainText`Please give a day that is not in the future.`);
    return sharedOn >= from ? YES : no(plainText`That is before the date of the letter.`);
  },
  async run({ trust, ref, actor, now, modelFiles }, { sharedOn }) {
    await shareLetter(trust, ref, sharedOn, { byId: actor.personId, now, modelFiles });
    return { said: plainText`Thank you. Recorded: shared on ${dayInWords(sharedOn, now)}.` };
  },
});
