import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { LettersView } from '#workflows/letters/read-letters.ts';
import { againIn } from '../again.ts';

const CHOOSE = 'Please choose whose e-mail is to be sent again.';

/** Of an e-mail that failed, or of which nobody knows: by hand alone, since it may then be there twice. */
export const sendAgain = defineAction({
  name: 'send-again',
  kind: 'append',
  input: z.object({ copy: z.string(CHOOSE).regex(/^\S{1,100} \S{1,100}$/, CHOOSE) }),
  allow(_actor, subject: LettersView, { copy }) {
    if (!subject.mayIssue) return no(plainText`The deputy CEO or the CEO sends letters. Please ask them.`);
    if (!subject.sendsMail)
      return no(plainText`E-mail is not set up here. Please print the letter, or send it yourself.`);
    return againIn(subject).some(({ key }) => key === copy)
      ? YES
      : no(plainText`That e-mail is not waiting for anybody any more.`);
  },
  async run({ trust, now }, { copy }) {
    const [letterId = '', personId = ''] = copy.split(' ');
    await trust.letters.sendAgain(letterId, personId, now);
    await trust.outbox.wantUpdates(letterId);
    return { said: plainText`It is sent again within a minute.` };
  },
});
