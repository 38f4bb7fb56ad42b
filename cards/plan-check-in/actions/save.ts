import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { answerAction } from '#workflows/plans/answer-check-in.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { AnswerForm, answerFits, notLive, saidIn } from '../form-input.ts';

/**
 * Keeps what was said of one action. Whatever somebody else says of it at the same time is kept as well: the later stands. The
 * others' forms are left alone, since a redraw would wipe what they are typing.
 */
export const save = defineAction({
  name: 'save',
  kind: 'append',
  input: AnswerForm,
  allow(_actor, subject: CheckInSubject, form) {
    if (subject.kind !== 'answer') return no(plainText`Please open an action first.`);
    if (subject.isRemoved)
      return no(plainText`This action was taken out of the plan meanwhile, so nothing was recorded.`);
    if (!subject.mayAnswer) return no(plainText`This is not asked for any more, so nothing was recorded.`);
    const fits = answerFits(form, subject);
    return fits.ok ? notLive([form.words, form.help], subject) : fits;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    const checkIn = await trust.plans.checkIn(subject.id);
    if (!checkIn || subject.kind !== 'answer') throw new Error('a check-in that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const { needsHelp } = await answerAction(trust, checkIn, subject.row.id, saidIn(form), by);
    const { isLate, row } = subject;
    const also = row.given.length > 0 ? 'What was said before is kept beside it.' : '';
    const late = isLate ? 'It is marked late.' : '';
    return {
      said: needsHelp
        ? plainText`Saved. ${late} Before the check-in is sent, please say what would help with this.`
        : plainText`Saved. ${late} ${also}`,
      unchanged: true,
      audited: { action: row.id, rag: form.rag, done: form.done },
    };
  },
});
