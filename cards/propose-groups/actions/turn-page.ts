import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { PROPOSE_GROUPS_REF } from '#workflows/coaching/coaching-refs.ts';
import type { DivisionAnswer } from '#workflows/coaching/division-answer.ts';
import { divisionProposed } from '#workflows/coaching/propose-division.ts';
import { askedOf, mayDivide, ProposedInput } from '../asked.ts';

/** More of the groups that are proposed, where they still are what was proposed. The last page has the button that agrees them. */
export const turnPage = defineAction({
  name: 'turn-page',
  kind: 'read',
  input: ProposedInput.extend({
    page: z.number().int().min(1).max(1000).catch(1),
    isBest: z.boolean().catch(false),
  }),
  allow: (actor, _answer: DivisionAnswer) => mayDivide(actor),
  async look({ trust, now, modelFiles }, { code, fingerprint, isBest, ...asked }) {
    const shown = { code, fingerprint, isBest, asked: askedOf(asked) };
    const answer = await divisionProposed(trust, shown, { now, modelFiles });
    if (!answer)
      throw new NotDone(
        plainText`Something has changed since this was proposed. Please have groups proposed again.`,
      );
    return answer;
  },
  run: async ({ seen }, { page }) => ({ found: { ref: PROPOSE_GROUPS_REF, subject: seen }, page }),
});
