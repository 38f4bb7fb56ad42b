import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { takenInWords } from '#domain/escalation/in-words.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notNow, OVER } from '../not-now.ts';

/** The officer takes it further: to whoever decides, or where that is themselves or nobody, to the agenda. */
export const takeOn = defineAction({
  name: 'take-on',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: EscalationView) => (subject.may.answer ? YES : no(notNow(subject))),
  async run({ trust, ref, subject, actor, now, modelFiles, bankHolidays }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'taken-on' }, by);
    if (became === 'over') throw new NotDone(OVER);
    return {
      said: asPlain(takenInWords(became, subject)),
      audited: {},
    };
  },
});
