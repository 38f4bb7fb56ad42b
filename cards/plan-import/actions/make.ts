import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { cannotWaitInWords } from '#domain/meeting/channel-concern.ts';
import { makeDraft } from '#workflows/plans/answer-upload.ts';
import type { PlanImportSubject } from '#workflows/plans/upload-view.ts';

/** Makes a draft of what was read, once: whoever agrees such a plan is asked. */
export const make = defineAction({
  name: 'make',
  kind: 'decide',
  input: z.object({}),
  allow(_actor, subject: PlanImportSubject) {
    if (subject.kind !== 'open') return no(plainText`That is settled already. Please send the file again.`);
    const { reading, there, safeguardingContact } = subject;
    if (!reading) return no(plainText`It is not read yet: the card says what to do first.`);
    if (reading.isLive) return no(asPlain(cannotWaitInWords(safeguardingContact, 'recorded'), 500));
    return there === null ? YES : no(plainText`“${there}” is there already, and stays as it is.`);
  },
  async run({ trust, subject, ref, actor, now, newId, modelFiles, bankHolidays }) {
    if (subject.kind !== 'open' || !subject.school || !subject.planKind)
      throw new Error('a file that `allow` has found');
    const of = { urn: subject.school.urn, kind: subject.planKind, year: subject.year };
    const by = { byId: actor.personId, actor, now, newId, modelFiles, bankHolidays };
    try {
      const plan = await makeDraft(trust, ref, of, by);
      return {
        said: plainText`It is a draft now. Whoever agrees it is asked.`,
        audited: { plan, urn: of.urn, kind: of.kind.id, year: of.year },
      };
    } catch (error) {
      if (error instanceof ImportRefused) throw new NotDone(asPlain(error.message, 500));
      throw error;
    }
  },
});
