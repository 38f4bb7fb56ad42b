import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dropUpload } from '#workflows/plans/answer-upload.ts';
import type { PlanImportSubject } from '#workflows/plans/upload-view.ts';

/** Keeps nothing of the file. */
export const drop = defineAction({
  name: 'drop',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: PlanImportSubject) =>
    subject.kind === 'open' ? YES : no(plainText`Nothing of the file is kept here any more.`),
  async run({ trust, ref }) {
    await dropUpload(trust, ref);
    return { said: plainText`Nothing of the file is kept here.` };
  },
});
