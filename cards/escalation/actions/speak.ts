import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notNow, OVER } from '../not-now.ts';

/** Whoever decides speaks to the school; it goes no further. */
export const speak = defineAction({
  name: 'speak',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: EscalationView) => (subject.may.decide ? YES : no(notNow(subject))),
  async run({ trust, ref, actor, now, modelFiles, bankHolidays }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'spoken' }, by);
    if (became === 'over') throw new NotDone(OVER);
    return { said: plainText`Kept: you speak to them, and it goes no further.`, audited: {} };
  },
});
