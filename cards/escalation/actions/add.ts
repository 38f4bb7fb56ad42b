import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notLive } from '../form-input.ts';
import { notNow, OVER } from '../not-now.ts';

/** The school adds to the line before it goes; what was added last stands. */
export const add = defineAction({
  name: 'add',
  kind: 'decide',
  input: z.object({
    words: requiredText(200, {
      empty: 'Please say in a sentence what the team should know.',
      tooLong: 'Please keep it to 200 characters.',
    }),
  }),
  allow: (_actor, subject: EscalationView, { words }) =>
    subject.may.add ? notLive(words, subject) : no(notNow(subject)),
  async run({ trust, ref, actor, now, modelFiles, bankHolidays }, { words }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'added', words }, by);
    if (became === 'over') throw new NotDone(OVER);
    return { said: plainText`Kept: it stands beside the line.`, audited: {} };
  },
});
