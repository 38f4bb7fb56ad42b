import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords } from '#domain/time/words.ts';
import { lookAtRange, moveRange } from '#workflows/visits/move-range.ts';
import { byInShort } from '#workflows/visits/moves-ref.ts';
import type { MovesAnswer } from '#workflows/visits/read-moves.ts';
import { Form, mayMove, rangeOf, schoolOf, withPlan } from '../range-input.ts';

/** All of them as the plan says that was shown, or none: calendars are looked at again. */
export const move = defineAction({
  name: 'move',
  kind: 'decide',
  input: Form.extend({ plan: z.string().max(4000).catch('') }),
  allow: (actor, answer: MovesAnswer) => mayMove(actor, answer),
  look: (context, form) =>
    lookAtRange(context, rangeOf(context.subject, form), {
      askerId: context.actor.personId,
      now: context.now,
      bankHolidays: context.bankHolidays,
    }),
  async run(context, { plan: key, ...form }) {
    const { trust, subject, seen, actor, now, bankHolidays } = context;
    const range = rangeOf(subject, form);
    const reason = form.moveReason;
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    const school = await schoolOf(trust, range.urn);
    const { plan, isMoved } = await moveRange(trust, school, range, { key, reason, seen, actor, changing });
    if (!isMoved)
      throw new NotDone(
        plainText`Something has changed since this was shown, so nothing was moved. This is what would move now.`,
        await withPlan(context, range, { plan, reason }),
      );
    const moved = plan.filter(({ to }) => to !== null);
    const left = plan.length - moved.length;
    const stay = left === 0 ? '' : ` ${countInWords(left, 'visit')} ${left === 1 ? 'stays' : 'stay'}.`;
    return {
      said: asPlain(`Moved: ${countInWords(moved.length, 'visit')}.${stay} Everyone is told why.`),
      // Not the reason: it is on the visits, and the audit is kept for good.
      audited: {
        ...{ urn: range.urn, from: range.from, to: range.to, by: byInShort(range.by) },
        moved: moved.map(({ id: visitId, startsAt, to }) => ({ visitId, from: startsAt, to })),
      },
    };
  },
});
