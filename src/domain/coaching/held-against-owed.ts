import type { OwedItem } from '../entitlement/owed.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { IsoDate } from '../time/iso.ts';

/** What of a rulebook is a peer review: an engagement that a coaching group leads. */
export const peerReviewsOf = (model: Pick<ImprovementModel, 'engagements'>) =>
  model.engagements.filter(({ lead }) => lead.includes('coaching-group'));

export const isPeerReview = (
  model: Pick<ImprovementModel, 'engagements'> | null,
  engagement: string,
): boolean => model !== null && peerReviewsOf(model).some(({ id }) => id === engagement);

/** So many are owed, and of them so many are held, booked, and not held in time. */
export interface Tally {
  readonly owed: number;
  readonly held: number;
  readonly booked: number;
  readonly notHeld: number;
}

export const NONE: Tally = { owed: 0, held: 0, booked: 0, notHeld: 0 };

/** What was waived or is not required is not owed. */
export function tally(items: readonly Pick<OwedItem, 'state'>[]): Tally {
  const of = (...states: OwedItem['state'][]) => items.filter(({ state }) => states.includes(state)).length;
  return {
    owed: items.length - of('waived', 'not required'),
    ...{ held: of('done'), booked: of('booked'), notHeld: of('late', 'missed') },
  };
}

export const together = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, each) => ({
      ...{ owed: sum.owed + each.owed, held: sum.held + each.held },
      ...{ booked: sum.booked + each.booked, notHeld: sum.notHeld + each.notHeld },
    }),
    NONE,
  );

/** Those whose last day in time is in the stretch: where fewer are owed than one a half term, that is where they count. */
export const fallingIn = <Item extends Pick<OwedItem, 'to'>>(
  items: readonly Item[],
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Item[] => items.filter(item => item.to >= from && item.to <= to);
