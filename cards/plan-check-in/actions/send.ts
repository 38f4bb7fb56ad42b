import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords } from '#domain/time/words.ts';
import { sendCheckIn } from '#workflows/plans/answer-check-in.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { maySend } from '../may-send.ts';

/** The school has answered everything: the check-in is done. */
export const send = defineAction({
  name: 'send',
  kind: 'decide',
  input: z.object({}),
  allow(_actor, subject: CheckInSubject) {
    const may = maySend(subject);
    if (!may.ok || subject.kind !== 'list') return may;
    if (subject.unanswered > 0 || subject.rows.length === 0)
      return no(
        plainText`Not every action is answered yet. Please answer the rest, or say that nothing else has changed.`,
      );
    return subject.wantsHelp.length === 0
      ? YES
      : no(plainText`Please say first what would help with ${listInWords(subject.wantsHelp)}.`);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    const checkIn = await trust.plans.checkIn(subject.id);
    if (!checkIn) throw new Error('a check-in that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await sendCheckIn(trust, checkIn, null, by);
    return { said: plainText`Sent. Thank you: your officer has it.` };
  },
});
