import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';
import { planRef } from '#workflows/plans/plan-refs.ts';
import { About, planActionOf } from './own-action.ts';

/** The plan an action is of in this card's place. */
export const plan = defineAction({
  name: 'plan',
  kind: 'read',
  input: About,
  allow: (actor, own: OwnActions, { about }) =>
    actor.personId === own.personId && planActionOf(own, about)?.planId
      ? YES
      : no(plainText`That plan is not yours to read, or the action is done.`),
  run: async ({ subject }, { about }) => ({
    open: { card: 'plan', ref: planRef(planActionOf(subject, about)?.planId ?? '') },
  }),
});
