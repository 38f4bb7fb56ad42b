import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { endDelegation } from '#workflows/delegates/end-delegations.ts';
import { type DelegatesAnswer, mayName } from '#workflows/delegates/read-delegates.ts';

const CHOOSE = 'Please choose somebody who is named now.';

/** From this moment on they answer no more; what they answered stands. */
export const end = defineAction({
  name: 'end',
  kind: 'append',
  input: z.object({ delegation: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: (actor, answer: DelegatesAnswer, { delegation }) =>
    answer.kind === 'own' && mayName(actor, answer) && answer.delegations.some(({ id }) => id === delegation)
      ? YES
      : no(asPlain(CHOOSE)),
  async run({ trust, now }, { delegation }) {
    const found = await trust.delegations.find(delegation);
    if (!(await endDelegation(trust, delegation, now)))
      return { said: plainText`That had ended already.`, tone: 'changed' };
    return { said: plainText`Ended: ${found?.personName ?? ''} answers for you no more.` };
  },
});
