import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords } from '#domain/time/words.ts';
import { sendCheckIn } from '#workflows/plans/answer-check-in.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { notLive, UnchangedForm } from '../form-input.ts';
import { maySend } from '../may-send.ts';

/** Of what nobody answered nothing has changed, and why: the check-in is done. */
export const unchanged = defineAction({
  name: 'unchanged',
  kind: 'decide',
  input: UnchangedForm,
  allow(_actor, subject: CheckInSubject, { unchangedWhy }) {
    const may = maySend(subject);
    if (!may.ok || subject.kind !== 'list') return may;
    if (subject.wantsHelpUnchanged.length > 0)
      return no(plainText`Please say first what would help with ${listInWords(subject.wantsHelpUnchanged)}.`);
    return notLive([unchangedWhy], subject);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { unchangedWhy }) {
    const checkIn = await trust.plans.checkIn(subject.id);
    if (!checkIn) throw new Error('a check-in that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await sendCheckIn(trust, checkIn, unchangedWhy, by);
    return { said: plainText`Sent. Thank you: your officer has it.`, audited: {} };
  },
});
