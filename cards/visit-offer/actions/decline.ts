import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { callOff } from '#workflows/visits/change-visit.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';
import { mayAnswer } from '../may-answer.ts';

const WHY = 'Please say why, in a few words: the people who were asked read it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** The school says no, and why. Of a series to all of it. */
export const decline = defineAction({
  name: 'decline',
  kind: 'decide',
  input: z.object({ declineReason: requiredText(200, { empty: WHY, tooLong: TOO_LONG }) }),
  allow: (actor, offer: Offer) => mayAnswer(actor, offer),
  async run({ trust, subject: { visit, dates }, actor, now }, { declineReason }) {
    const all = dates.length > 0 ? dates : [visit];
    const offered = all.filter(({ state }) => state === 'offered');
    const changing = { byId: actor.personId, side: 'teams', now } as const;
    for (const [at, each] of offered.entries())
      await callOff(
        trust,
        each,
        { state: 'declined', reason: declineReason },
        { ...changing, tells: at === 0 },
      );
    return {
      said: plainText`Declined. ${visit.leadName} is told why.`,
      // Not the reason: it is on the visit, and the audit is kept for good.
      audited: { visitId: visit.id },
    };
  },
});
