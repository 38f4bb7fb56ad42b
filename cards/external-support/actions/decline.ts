import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { answerSupport } from '#workflows/standing/ask-support.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { mayAnswer } from '../may-answer.ts';
import { requestOf } from '../of-request.ts';

const WHY = 'Please say why not, in a few words: whoever asked and the head can read it.';

/** The CEO does not agree, and says why. */
export const decline = defineAction({
  name: 'decline',
  kind: 'decide',
  input: z.object({
    declineWhy: requiredText(300, { empty: WHY, tooLong: 'Please keep the reason to 300 characters.' }),
  }),
  allow: (actor, answer: SupportAnswer) => mayAnswer(actor, answer),
  async run({ trust, subject, actor, now }, { declineWhy }) {
    const { request, urn } = requestOf(subject);
    const school = await schoolOf(trust, urn);
    const answer = { school, state: 'declined' as const, byId: actor.personId, why: declineWhy, now };
    const against = await answerSupport(trust, request.id, answer);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return { said: plainText`Declined. Everybody of it is told, with your reason.`, audited: { urn } };
  },
});
