import { z } from 'zod/v4';
import { type Allowed, type Found, NotDone, no, type RunContext, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { School } from '#domain/school/school.ts';
import { daysBetween } from '#domain/time/iso.ts';
import { mayBook } from '#workflows/visits/booking-asked.ts';
import { type KnownRange, MOST_MOVED, planKey } from '#workflows/visits/move-range.ts';
import { byOf, LONGEST_DAYS, movesRef } from '#workflows/visits/moves-ref.ts';
import type { PlannedMove } from '#workflows/visits/plan-moves.ts';
import { type Moves, type MovesAnswer, readMoves } from '#workflows/visits/read-moves.ts';

const DAY = 'Please give the first and the last day.';
const BY = 'Please choose from the list how much later.';

/** What the form asks. */
export const Form = z.object({
  firstDay: z.iso.date(DAY),
  lastDay: z.iso.date(DAY),
  moveBy: z.string(BY).transform((short, context) => {
    const by = byOf(short);
    if (by) return by;
    context.addIssue({ code: 'custom', message: BY });
    return z.NEVER;
  }),
  moveReason: requiredText(200, {
    empty: 'Please say why, in a few words: everyone who comes reads it.',
    tooLong: 'Please keep the reason to 200 characters.',
  }),
});
export type Form = z.infer<typeof Form>;

/** Whoever may book at the school. */
export function mayMove(actor: Actor, answer: MovesAnswer): Allowed {
  if (answer.kind !== 'moves') return no(plainText`Please choose a school first.`);
  return mayBook(actor, answer)
    ? YES
    : no(
        plainText`Only the officer of ${answer.schoolName}’s hub, the deputy CEO or the CEO can move its visits. Please ask one of them.`,
      );
}

/** A press is about a school once `allow` has let it through. */
export function movesOf(answer: MovesAnswer): Moves {
  if (answer.kind !== 'moves') throw new Error('a press on visits of no school');
  return answer;
}

/** Throws `NotDone` where the days are no range. */
export function rangeOf(answer: MovesAnswer, { firstDay: from, lastDay: to, moveBy: by }: Form): KnownRange {
  const { urn, today } = movesOf(answer);
  if (to < from || to < today)
    throw new NotDone(plainText`The last day is before the first, or is past. Please check the days.`);
  if (daysBetween(from, to) > LONGEST_DAYS)
    throw new NotDone(plainText`That is more than two months. Please take fewer days.`);
  return { urn, from, to, by };
}

export async function schoolOf(trust: RunContext<unknown>['trust'], urn: string): Promise<School> {
  const school = await trust.schools.find(urn);
  if (!school) throw new Error('a school that `allow` has found');
  return school;
}

/** The card with the plan on it: what calendars said is known to this answer alone. */
export async function withPlan(
  { trust, actor, now, modelFiles }: Pick<RunContext<unknown>, 'trust' | 'actor' | 'now' | 'modelFiles'>,
  range: KnownRange,
  { plan, reason }: { readonly plan: readonly PlannedMove[]; readonly reason: string },
): Promise<Found> {
  const moves = await readMoves(trust, range, { actor, now, modelFiles });
  if (!moves) throw new Error('a school that `allow` has found');
  if (plan.length > MOST_MOVED)
    throw new NotDone(
      plainText`There are ${plan.length} visits in these days, and at most ${MOST_MOVED} are moved at once. Please take fewer days.`,
    );
  return {
    ref: movesRef(range),
    subject: { ...moves, plan: [...plan], key: planKey(range, plan), reason } satisfies Moves,
  };
}
