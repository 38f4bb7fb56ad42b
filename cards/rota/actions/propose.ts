import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { ROTA_REF } from '#workflows/coaching/coaching-refs.ts';
import { type RotaAnswer, rotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { makeRota } from '#workflows/rota/make-rota.ts';
import { mayWork } from '../may-work.ts';

/** All groups together; Teams waits for ten seconds. */
const SECONDS = 3;

/** Makes a rota, or mends the one there is, and shows it: nothing is planned by it. */
export const propose = defineAction({
  name: 'propose',
  kind: 'read',
  input: z.object({}),
  allow: (actor, answer: RotaAnswer) => mayWork(actor, answer),
  async look({ trust, solver, now, bankHolidays, modelFiles }) {
    if (solver.isBusy())
      throw new NotDone(plainText`A rota is being made at the moment. Please press again in a few seconds.`);
    const facts = await readRotaFacts(trust, { now, bankHolidays, modelFiles });
    if (facts.kind !== 'rota') return rotaAnswer(facts);
    return rotaAnswer(facts, await makeRota({ solver, seconds: SECONDS }, facts.problem));
  },
  run: async ({ seen }) => ({ found: { ref: ROTA_REF, subject: seen } }),
});
