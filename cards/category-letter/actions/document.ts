import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { LetterView } from '#workflows/letters/read-letter.ts';
import { offerDocument } from '#workflows/offer-document.ts';

/** A way to the Word document for the presser alone; it is on the answer, in their own chat, and kept nowhere. */
export const document = defineAction({
  name: 'document',
  kind: 'append',
  input: z.object({}),
  allow: (_actor, { opensDocuments }: LetterView) =>
    opensDocuments
      ? YES
      : no(plainText`Documents cannot be opened yet: the administrator needs to set PUBLIC_URL.`),
  async run({ trust, ref, actor, now, newDocumentAddress }) {
    const address = newDocumentAddress?.(trust.trustId);
    if (!address) return { said: plainText`Documents cannot be opened yet.`, tone: 'wrong', unchanged: true };
    const { personId } = actor;
    await offerDocument(trust, { document: 'category-letter', subject: ref, personId, address, now });
    return {
      said: plainText`The letter is ready. It opens once, within ten minutes.`,
      link: address.url,
      unchanged: true,
    };
  },
});
