import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { answerDraft } from '#workflows/visits/write-report.ts';
import { mayCheck } from '../may-check.ts';

/** The head finds nothing inaccurate: the report goes out at once. */
export const accurate = defineAction({
  name: 'accurate',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: ReportView) => mayCheck(subject),
  async run({ trust, ref, actor, now, modelFiles, bankHolidays }) {
    const settling = { byId: actor.personId, now, modelFiles, bankHolidays };
    await answerDraft(trust, ref, { isAccurate: true, note: null }, settling);
    return { said: plainText`Thank you. The report has gone out as it is.` };
  },
});
