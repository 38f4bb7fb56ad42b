import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { answerSupport } from '#workflows/standing/ask-support.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { mayAnswer } from '../may-answer.ts';
import { requestOf } from '../of-request.ts';

/** The CEO agrees: from now on it may be booked. */
export const agree = defineAction({
  name: 'agree',
  kind: 'decide',
  input: z.object({}),
  allow: (actor, answer: SupportAnswer) => mayAnswer(actor, answer),
  async run({ trust, subject, actor, now }) {
    const { request, urn } = requestOf(subject);
    const school = await schoolOf(trust, urn);
    const answer = { school, state: 'agreed' as const, byId: actor.personId, why: null, now };
    const against = await answerSupport(trust, request.id, answer);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return { said: plainText`Agreed. Everybody of it is told, and it can be booked.`, audited: { urn } };
  },
});
