import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { setStatus } from '#workflows/standing/set-status.ts';
import { maySet, schoolIn } from '../of-status.ts';

const WHICH = 'Please choose the status.';
const WHY = 'Please say why, in a few words: the head and the chair of governors read it.';

/** Sets a special status, as one of those the model names, or for the trustees. */
export const set = defineAction({
  name: 'set',
  kind: 'decide',
  input: z.object({
    setWhat: z.string(WHICH).min(1, WHICH).max(80, WHICH),
    setDecidedOn: z.iso.date('Please give the day of the decision.'),
    setFrom: z.iso.date('Please give the first day.'),
    setWhy: requiredText(300, { empty: WHY, tooLong: 'Please keep the reason to 300 characters.' }),
  }),
  allow(actor, answer: ConcernAnswer, { setWhat }) {
    const allowed = maySet(actor, answer);
    if (!allowed.ok || answer.kind !== 'school') return allowed;
    return answer.settable.some(({ id, behalf }) => `${id} ${behalf}` === setWhat)
      ? YES
      : no(plainText`That cannot be set, or is set already. Please choose from the list.`);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, input) {
    const { urn, settable } = schoolIn(subject);
    const chosen = settable.find(({ id, behalf }) => `${id} ${behalf}` === input.setWhat);
    if (!chosen) throw new Error('a press that `allow` has refused');
    const { setDecidedOn: decidedOn, setFrom: from, setWhy: why } = input;
    const asked = { id: newId(), status: chosen.id, behalf: chosen.behalf, decidedOn, from, why };
    const issuing = { newId, modelFiles, bankHolidays };
    const on = { school: await schoolOf(trust, urn), byId: actor.personId, now, ...issuing };
    const against = await setStatus(trust, asked, on);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: plainText`Set: ${chosen.name}. The head and the chair of governors are told in their own chats.`,
      audited: { urn, status: chosen.id, behalf: chosen.behalf, decidedOn, from },
    };
  },
});
