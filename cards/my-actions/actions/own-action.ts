import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';

const CHOOSE = 'Please choose an action.';

/** Which action a button is about. */
export const About = z.object({
  about: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE),
});

/** One of the presser's own open actions. */
export function isOwnOpen(actor: { personId: string }, { personId, open }: OwnActions, id: string): Allowed {
  if (actor.personId !== personId) return no(plainText`These are somebody else's actions.`);
  return open.some(action => action.id === id)
    ? YES
    : no(plainText`That action is not open any more, so nothing was changed.`);
}

/** One of their actions in schools' plans; undefined: it is none of them, or done. */
export const planActionOf = ({ ofPlans }: OwnActions, id: string) => ofPlans.find(action => action.id === id);
