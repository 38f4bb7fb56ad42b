import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { sayWhy as keepReason } from '#workflows/visits/say-why.ts';
import { maySayWhy } from '../may-arrange.ts';

/** It was taken out of Outlook, which asks nobody for a reason. */
export const sayWhy = defineAction({
  name: 'say-why',
  kind: 'decide',
  input: z.object({
    offReason: requiredText(200, {
      empty: 'Please say why it was called off, in a few words: everyone who was to come reads it.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow: (actor, seen: SeenVisit) => maySayWhy(actor, seen),
  async run({ trust, subject: { visit }, actor }, { offReason }) {
    await keepReason(trust, visit, { reason: offReason, byId: actor.personId });
    // Not the reason: it is on the visit, and the audit is kept for good.
    return {
      said: plainText`Thank you. Everyone’s card of it says why now.`,
      audited: { visitId: visit.id },
    };
  },
});
