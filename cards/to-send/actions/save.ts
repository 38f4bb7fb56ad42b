import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { answerRequest } from '#workflows/obligations/answer-request.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';
import { isAboutStaff } from '#workflows/owed/mark-owed.ts';
import { AnswerForm, answeredIn, answerFits, isLateAnswer, notLive } from '../form-input.ts';

/**
 * Keeps what was said. Whatever somebody else says at the same time is kept as well: the later stands. The others' forms are left
 * alone, since a redraw would wipe what they are typing.
 */
export const save = defineAction({
  name: 'save',
  kind: 'append',
  input: AnswerForm,
  allow(_actor, subject: ToSend, form) {
    if (subject.kind !== 'one') return no(plainText`Please choose something from the list first.`);
    if (!subject.row.mayAnswer)
      return no(
        plainText`Nothing was recorded: this is not asked for any more, or it is for somebody else to send.`,
      );
    const fits = answerFits(form, subject);
    return fits.ok ? notLive(form.words, subject) : fits;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    if (subject.kind !== 'one') throw new Error('a request that `allow` has found');
    const { row, decidesAlone, today } = subject;
    const said = answeredIn(form, today);
    if (said.kind === 'not-applicable' && (await isAboutStaff(trust, said.words)))
      throw new NotDone(
        plainText`Nothing was recorded: the reason is about a member of staff, or names somebody. Please say why without saying who.`,
      );
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays, mayDecide: decidesAlone };
    await answerRequest(trust, row.id, said, by);
    const late = isLateAnswer(form, subject) && said.kind !== 'not-applicable' ? ' It is marked late.' : '';
    const next = {
      done:
        row.standing === 'sent' ? 'What was said before is kept beside it.' : 'Thank you: it counts as sent.',
      'not-yet': `You are not asked again before ${dayInWords(said.day ?? today, now)}.`,
      'not-applicable': decidesAlone
        ? 'It is waived this time.'
        : 'Your officer is asked whether they agree.',
    }[said.kind];
    return {
      said: plainText`Saved. ${next}${late}`,
      unchanged: true,
      audited: { request: row.id, answer: said.kind, day: said.day, hasLink: said.link !== null },
    };
  },
});
