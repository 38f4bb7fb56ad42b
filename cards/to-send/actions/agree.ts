import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { decideRequest } from '#workflows/obligations/answer-request.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';
import { mayDecide, requestIn } from '../may-decide.ts';

/** It is not applicable this time: waived, with what the school said as the reason. */
export const agree = defineAction({
  name: 'agree',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: ToSend) => mayDecide(subject),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    const { id } = requestIn(subject);
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await decideRequest(trust, id, { kind: 'agreed', words: '' }, by);
    return { said: plainText`Agreed: it is waived this time. It is asked for again when it is next due.` };
  },
});
