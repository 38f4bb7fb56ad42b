import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { answerSupport } from '#workflows/standing/ask-support.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { requestOf } from '../of-request.ts';

/** Whoever asked takes it back while it waits. */
export const withdraw = defineAction({
  name: 'withdraw',
  kind: 'decide',
  input: z.object({}),
  allow(actor, answer: SupportAnswer) {
    if (answer.kind !== 'request' || answer.request.askedById !== actor.personId)
      return no(plainText`Only whoever asked for it can take it back.`);
    return answer.request.state === 'asked' ? YES : no(plainText`That was answered already.`);
  },
  async run({ trust, subject, actor, now }) {
    const { request, urn } = requestOf(subject);
    const school = await schoolOf(trust, urn);
    const answer = { school, state: 'withdrawn' as const, byId: actor.personId, why: null, now };
    const against = await answerSupport(trust, request.id, answer);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return { said: plainText`Taken back. The CEO is not asked any more.`, audited: { urn } };
  },
});
