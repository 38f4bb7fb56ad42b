import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords } from '#domain/time/words.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { releaseReport, saveDraft } from '#workflows/visits/write-report.ts';
import { Form, notLive, unfit, writtenOf } from '../form-input.ts';

/** The report goes out: as it was checked and amended, or as it stood when the head's time was over. */
export const release = defineAction({
  name: 'release',
  kind: 'decide',
  input: Form,
  allow(_actor, subject: ReportView, form) {
    const { sees, stage } = subject;
    if (sees !== 'lead') return no(plainText`Only whoever led the visit releases its report.`);
    if (stage === 'time-over') return YES;
    if (stage === 'checked') return notLive(Object.values(form), subject);
    return no(
      stage === 'released'
        ? plainText`The report is out already.`
        : plainText`The head sees the draft first, and has three school days to check it.`,
    );
  },
  async run({ trust, ref, subject, actor, now, modelFiles, bankHolidays }, form) {
    if (subject.stage === 'checked') {
      await saveDraft(trust, ref, writtenOf(form, subject));
      const because = unfit(form, subject);
      if (because !== null)
        return { said: plainText`Saved, and not released yet: ${because}.`, tone: 'wrong', audited: {} };
    }
    const settling = { byId: actor.personId, now, modelFiles, bankHolidays };
    const names = await releaseReport(trust, ref, settling);
    return {
      said:
        names.length > 0
          ? plainText`Released to ${listInWords(names)}.`
          : plainText`Released. Nobody is recorded to send it to.`,
      audited: {},
    };
  },
});
