import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { acknowledgeLetter } from '#workflows/letters/answer-letter.ts';
import type { LetterView } from '#workflows/letters/read-letter.ts';

/** The school has its letter. */
export const acknowledge = defineAction({
  name: 'acknowledge',
  kind: 'decide',
  input: z.object({}),
  allow(_actor, { sees, stage }: LetterView) {
    if (sees !== 'head') return no(plainText`Only the school’s head says that the letter is there.`);
    if (stage === 'new') return YES;
    return stage === 'replaced'
      ? no(plainText`A later letter has taken the place of this one.`)
      : no(plainText`That has been said already.`);
  },
  async run({ trust, ref, subject, actor, now }) {
    await acknowledgeLetter(trust, ref, { byId: actor.personId, now });
    return {
      said: subject.isShared
        ? plainText`Thank you. Next, please share it with governors and staff, and say here when you have.`
        : plainText`Thank you: it is recorded that you have the letter.`,
    };
  },
});
