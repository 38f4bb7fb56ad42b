import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { saveDraft, sendDraft } from '#workflows/visits/write-report.ts';
import { Form, mayWrite, notLive, unfit, writtenOf } from '../form-input.ts';

/** Saves, and gives the head the draft to check; what is not ready is saved all the same, and why is said. */
export const send = defineAction({
  name: 'send',
  kind: 'decide',
  input: Form,
  allow(_actor, subject: ReportView, form) {
    const allowed = mayWrite(subject);
    if (allowed.ok && subject.stage !== 'writing')
      return no(plainText`The head has had the draft already: please release it.`);
    return allowed.ok ? notLive(Object.values(form), subject) : allowed;
  },
  async run({ trust, ref, subject, actor, now, modelFiles, bankHolidays }, form) {
    await saveDraft(trust, ref, writtenOf(form, subject));
    const because = unfit(form, subject);
    if (because !== null)
      return { said: plainText`Saved, and not sent yet: ${because}.`, tone: 'wrong', audited: {} };
    const settling = { byId: actor.personId, now, modelFiles, bankHolidays };
    const { to, checkBy } = await sendDraft(trust, ref, settling);
    return {
      said: checkBy
        ? plainText`The draft is with ${listInWords(to)} until ${dayInWords(checkBy, now)}.`
        : plainText`Saved. Nobody is recorded as head of ${subject.schoolName}, so there is nobody to check it: you can release it.`,
      audited: {},
    };
  },
});
