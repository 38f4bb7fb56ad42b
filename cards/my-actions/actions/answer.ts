import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';
import { About, planActionOf } from './own-action.ts';

/** The form of an action of a plan in this card's place, while its check-in is open. */
export const answer = defineAction({
  name: 'answer',
  kind: 'read',
  input: About,
  allow: (actor, own: OwnActions, { about }) =>
    actor.personId === own.personId && planActionOf(own, about)?.answerRef
      ? YES
      : no(plainText`You are not asked about that now: its check-in is over, or it is done.`),
  run: async ({ subject, ref }, { about }) => ({
    open: { card: 'plan-check-in', ref: planActionOf(subject, about)?.answerRef ?? ref },
  }),
});
