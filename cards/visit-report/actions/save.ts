import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { saveDraft } from '#workflows/visits/write-report.ts';
import { Form, mayWrite, notLive, writtenOf } from '../form-input.ts';

/** Keeps what is there, finished or not. */
export const save = defineAction({
  name: 'save',
  kind: 'decide',
  input: Form,
  allow(_actor, subject: ReportView, form) {
    const allowed = mayWrite(subject);
    return allowed.ok ? notLive(Object.values(form), subject) : allowed;
  },
  async run({ trust, ref, subject }, form) {
    await saveDraft(trust, ref, writtenOf(form, subject));
    return {
      said: plainText`Saved. Others read it once you ${subject.stage === 'checked' ? 'release it' : 'send it to the head'}.`,
      audited: {},
    };
  },
});
