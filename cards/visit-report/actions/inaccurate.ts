import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { answerDraft } from '#workflows/visits/write-report.ts';
import { LONGEST, notLive } from '../form-input.ts';
import { mayCheck } from '../may-check.ts';

const WHAT = 'Please say what is inaccurate, and what is right instead.';
const TOO_LONG = `Please keep it to ${LONGEST.note} characters.`;

/** The head points something out: the draft goes back to the lead with it. */
export const inaccurate = defineAction({
  name: 'inaccurate',
  kind: 'decide',
  input: z.object({ headNote: requiredText(LONGEST.note, { empty: WHAT, tooLong: TOO_LONG }) }),
  allow(_actor, subject: ReportView, { headNote }) {
    const allowed = mayCheck(subject);
    return allowed.ok ? notLive([headNote], subject) : allowed;
  },
  async run({ trust, ref, subject, actor, now, modelFiles, bankHolidays }, { headNote }) {
    const settling = { byId: actor.personId, now, modelFiles, bankHolidays };
    await answerDraft(trust, ref, { isAccurate: false, note: headNote }, settling);
    return {
      said: plainText`${subject.leadName} has what you wrote. The report says what you pointed out and what was changed.`,
      audited: {},
    };
  },
});
