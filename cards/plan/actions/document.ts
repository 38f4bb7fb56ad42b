import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { offerDocument } from '#workflows/offer-document.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { planOf } from '../plan-of.ts';

const CHOOSE = 'Please use one of the buttons.';

/** A way to the plan as a file for the presser alone; it is on the answer, in their own chat, and kept nowhere. */
export const document = defineAction({
  name: 'document',
  kind: 'append',
  input: z.object({ as: z.enum(['plan', 'plan-sheet'], CHOOSE) }),
  allow(_actor, subject: PlanSubject) {
    if (subject.kind !== 'plan')
      return no(plainText`Please open the plan first, and press the button there.`);
    return subject.opensDocuments
      ? YES
      : no(plainText`Documents cannot be opened yet: the administrator needs to set PUBLIC_URL.`);
  },
  async run({ trust, subject, actor, now, newDocumentAddress }, { as }) {
    const address = newDocumentAddress?.(trust.trustId);
    if (!address) return { said: plainText`Documents cannot be opened yet.`, tone: 'wrong', unchanged: true };
    const { personId } = actor;
    await offerDocument(trust, { document: as, subject: planOf(subject).id, personId, address, now });
    return {
      said: plainText`Your document is ready. It opens once, within ten minutes.`,
      link: address.url,
      unchanged: true,
      audited: { as },
    };
  },
});
