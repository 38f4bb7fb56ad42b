import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { can } from '#domain/access/can.ts';
import { requestSupport } from '#workflows/standing/ask-support.ts';
import { mayAsk, type SupportAnswer } from '#workflows/standing/read-support.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';

const LONG = 'Please keep it to 200 characters.';
const required = (empty: string, max = 200) => requiredText(max, { empty, tooLong: LONG });

/** Asks the CEO; nothing is arranged before they have agreed. */
export const ask = defineAction({
  name: 'ask',
  kind: 'append',
  input: z.object({
    what: required('Please say what help is needed.'),
    area: required('Please say for which area.', 100),
    reason: required('Please say why it cannot come from within the trust.'),
    fromWhom: optionalText(100, 'Please keep it to 100 characters.'),
  }),
  allow: (actor, answer: SupportAnswer) =>
    answer.kind === 'school' && mayAsk(actor, answer)
      ? YES
      : no(
          plainText`Only the school’s head, the hub’s officer, the deputy CEO or the CEO asks for external support.`,
        ),
  async run({ trust, subject, actor, now, newId }, input) {
    if (subject.kind !== 'school') throw new Error('a press that `allow` has refused');
    const { urn, hubId } = subject;
    const school = await schoolOf(trust, urn);
    const isCeo = can(actor, 'school.agree-support', { kind: 'school', urn, hubId });
    const request = { id: newId(), urn, ...input, askedById: actor.personId, askedAt: now };
    const against = await requestSupport(trust, request, { school, isCeo, now });
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: isCeo
        ? plainText`Agreed by you as the CEO. The head and the officer are told.`
        : plainText`Asked. The CEO is asked to agree; nothing is booked before.`,
      // Not the words: the audit is kept for good.
      audited: { urn, request: request.id },
    };
  },
});
