import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { offerDocument } from '#workflows/offer-document.ts';
import type { PlanImportSubject } from '#workflows/plans/upload-view.ts';

/** A way to the empty template, for whoever would rather fill that in. */
export const document = defineAction({
  name: 'document',
  kind: 'append',
  input: z.object({}),
  allow(_actor, subject: PlanImportSubject) {
    if (subject.kind !== 'open') return no(plainText`That is settled already. Please send the file again.`);
    return subject.opensDocuments
      ? YES
      : no(plainText`Documents cannot be opened yet: the administrator needs to set PUBLIC_URL.`);
  },
  async run({ trust, subject, actor, now, newDocumentAddress }) {
    const address = newDocumentAddress?.(trust.trustId);
    if (!address) return { said: plainText`Documents cannot be opened yet.`, tone: 'wrong', unchanged: true };
    const kind = subject.kind === 'open' ? (subject.planKind?.id ?? '') : '';
    const { personId } = actor;
    await offerDocument(trust, { document: 'plan-template', subject: kind, personId, address, now });
    return {
      said: plainText`The template is ready. It opens once, within ten minutes.`,
      link: address.url,
      unchanged: true,
    };
  },
});
