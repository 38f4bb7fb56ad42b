import { defineAction } from '#cards-kit/define-action.ts';
import { lookAtRange, planRange } from '#workflows/visits/move-range.ts';
import type { MovesAnswer } from '#workflows/visits/read-moves.ts';
import { Form, mayMove, rangeOf, schoolOf, withPlan } from '../range-input.ts';

/** Where each visit would go, by everybody's calendars; nothing is moved, and nobody is told. */
export const look = defineAction({
  name: 'look',
  kind: 'read',
  input: Form,
  allow: (actor, answer: MovesAnswer) => mayMove(actor, answer),
  look: (context, form) =>
    lookAtRange(context, rangeOf(context.subject, form), {
      askerId: context.actor.personId,
      now: context.now,
      bankHolidays: context.bankHolidays,
    }),
  async run(context, form) {
    const { trust, subject, seen } = context;
    const range = rangeOf(subject, form);
    const plan = await planRange(trust, await schoolOf(trust, range.urn), range, { ...context, seen });
    return { found: await withPlan(context, range, { plan, reason: form.moveReason }) };
  },
});
