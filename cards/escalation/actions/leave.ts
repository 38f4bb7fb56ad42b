import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notLive } from '../form-input.ts';
import { notNow, OVER } from '../not-now.ts';

/** The officer, or whoever decides, lets it be and says why; the school does not read that. */
export const leave = defineAction({
  name: 'leave',
  kind: 'decide',
  input: z.object({
    leaveWhy: requiredText(200, {
      empty: 'Please say why in a few words; the team can read it.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow: (_actor, subject: EscalationView, { leaveWhy }) =>
    subject.may.answer || subject.may.decide ? notLive(leaveWhy, subject) : no(notNow(subject)),
  async run({ trust, ref, actor, now, modelFiles, bankHolidays }, { leaveWhy }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'left', reason: leaveWhy }, by);
    if (became === 'over') throw new NotDone(OVER);
    return { said: plainText`Left. It goes no further, and nobody is asked again.`, audited: {} };
  },
});
