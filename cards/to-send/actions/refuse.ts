import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { decideRequest } from '#workflows/obligations/answer-request.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';
import { notLive, RefusalForm } from '../form-input.ts';
import { mayDecide, requestIn } from '../may-decide.ts';

/** It is applicable all the same: the school is asked again, with why. */
export const refuse = defineAction({
  name: 'refuse',
  kind: 'decide',
  input: RefusalForm,
  allow(_actor, subject: ToSend, { refusal }) {
    const may = mayDecide(subject);
    return may.ok ? notLive(refusal, subject) : may;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { refusal }) {
    const { id } = requestIn(subject);
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await decideRequest(trust, id, { kind: 'refused', words: refusal }, by);
    return { said: plainText`The school is asked again, with what you say.`, audited: {} };
  },
});
