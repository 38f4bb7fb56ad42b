import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { takenInWords } from '#domain/escalation/in-words.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notNow, OVER } from '../not-now.ts';

/** Whoever decides puts it on the agenda, once the school has read the line. */
export const agenda = defineAction({
  name: 'agenda',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: EscalationView) => (subject.may.decide ? YES : no(notNow(subject))),
  async run({ trust, ref, subject, actor, now, modelFiles, bankHolidays }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'put-on-agenda' }, by);
    if (became === 'over') throw new NotDone(OVER);
    return { said: asPlain(takenInWords('on-agenda', subject)), audited: {} };
  },
});
