import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { takeBlackout } from '#workflows/coaching/change-blackouts.ts';
import type { RotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { mayWork } from '../may-work.ts';

const WHAT = 'Please choose days from the list.';

/** The school hosts in them again. */
export const takeBack = defineAction({
  name: 'take-back',
  kind: 'append',
  input: z.object({ takeDays: z.string(WHAT).min(1, WHAT).max(100, WHAT) }),
  allow(actor, answer: RotaAnswer, { takeDays }) {
    const allowed = mayWork(actor, answer);
    if (!allowed.ok || answer.kind !== 'rota') return allowed;
    return answer.blackouts.some(({ id }) => id === takeDays)
      ? allowed
      : no(plainText`Those were taken back already. Please choose from the list.`);
  },
  async run({ trust }, { takeDays }) {
    await takeBlackout(trust, takeDays);
    return { said: plainText`Taken back.`, audited: { blackout: takeDays } };
  },
});
