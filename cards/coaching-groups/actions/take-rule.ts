import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { takeGroupRule } from '#workflows/coaching/change-rules.ts';
import type { GroupsAnswer } from '#workflows/coaching/read-groups.ts';
import { mayRule } from './give-rule.ts';

const WHAT = 'Please choose a rule from the list.';

/** A rule holds no more. */
export const takeRule = defineAction({
  name: 'take-rule',
  kind: 'append',
  input: z.object({ takeWhat: z.string(WHAT).min(1, WHAT).max(100, WHAT) }),
  allow(actor, { rules }: GroupsAnswer, { takeWhat }) {
    const allowed = mayRule(actor);
    if (!allowed.ok) return allowed;
    return rules.some(({ id }) => id === takeWhat)
      ? allowed
      : no(plainText`That rule was taken back already. Please choose from the list.`);
  },
  async run({ trust }, { takeWhat }) {
    await takeGroupRule(trust, takeWhat);
    return { said: plainText`Taken back.`, audited: { rule: takeWhat } };
  },
});
