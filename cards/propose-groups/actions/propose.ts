import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { PROPOSE_GROUPS_REF } from '#workflows/coaching/coaching-refs.ts';
import type { DivisionAnswer } from '#workflows/coaching/division-answer.ts';
import { proposeDivision } from '#workflows/coaching/propose-division.ts';
import { AskedInput, askedOf, mayDivide } from '../asked.ts';

/** Teams waits for ten. */
const SECONDS = 3;

/** Looks for groups and shows them: none is made by it. */
export const propose = defineAction({
  name: 'propose',
  kind: 'read',
  input: AskedInput,
  allow: (actor, _answer: DivisionAnswer) => mayDivide(actor),
  async look({ trust, solver, now, modelFiles }, asked) {
    if (solver.isBusy())
      throw new NotDone(
        plainText`Groups or a rota are being worked out at the moment. Please press again in a few seconds.`,
      );
    return proposeDivision(trust, askedOf(asked), { solver, seconds: SECONDS, now, modelFiles });
  },
  run: async ({ seen }) => ({ found: { ref: PROPOSE_GROUPS_REF, subject: seen } }),
});
