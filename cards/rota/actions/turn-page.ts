import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { ROTA_REF } from '#workflows/coaching/coaching-refs.ts';
import { type RotaAnswer, rotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { rotaOf } from '#workflows/coaching/rota-code.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { mayWork } from '../may-work.ts';
import { Proposed } from '../proposed.ts';

/** More of a rota that is proposed, where it still is what was proposed. The last page has the button that agrees it. */
export const turnPage = defineAction({
  name: 'turn-page',
  kind: 'read',
  input: Proposed.extend({
    page: z.number().int().min(1).max(1000).catch(1),
    isBest: z.boolean().catch(false),
  }),
  allow: (actor, answer: RotaAnswer) => mayWork(actor, answer),
  async look({ trust, now, bankHolidays, modelFiles }, { code, fingerprint, isBest }) {
    const facts = await readRotaFacts(trust, { now, bankHolidays, modelFiles });
    const rota =
      facts.kind === 'rota' && facts.fingerprint === fingerprint ? rotaOf(code, facts.problem) : null;
    if (!rota)
      throw new NotDone(plainText`Something has changed since this was proposed. Please have it made again.`);
    return rotaAnswer(facts, { rota, isBest });
  },
  run: async ({ seen }, { page }) => ({ found: { ref: ROTA_REF, subject: seen }, page }),
});
