import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import type { AwayAnswer } from '#workflows/away/read-away.ts';

const CHOOSE = 'Please choose one that is listed.';

/** It was not so, or they are back: it holds for no day. */
export const takeBack = defineAction({
  name: 'take-back',
  kind: 'append',
  input: z.object({ absence: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: (_actor, answer: AwayAnswer, { absence }) =>
    answer.kind === 'school' && answer.absences.some(({ id }) => id === absence) ? YES : no(asPlain(CHOOSE)),
  async run({ trust, now }, { absence }) {
    return (await trust.absences.end(absence, now))
      ? { said: plainText`Taken back.` }
      : { said: plainText`That was taken back already.`, tone: 'changed' };
  },
});
