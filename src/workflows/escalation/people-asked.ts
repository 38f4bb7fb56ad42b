import type { Person } from '#domain/access/role.ts';
import { decidersOf } from '#domain/category/deciders.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { officersAt } from '#domain/plan/agreement.ts';
import { headsOf, type Place } from '#domain/visit/recipients.ts';

/** Whose turn it can be about something late. */
export interface PeopleAsked {
  /** Whoever could answer for the school: its heads, and those they have named. */
  readonly answererIds: readonly string[];
  readonly officerIds: readonly string[];
  /** Whoever decides once an officer has taken it further; nobody: it goes straight to the agenda. */
  readonly deciderIds: readonly string[];
  /** Those, and whoever is above them. */
  readonly mayDecideIds: readonly string[];
}

/**
 * Who is asked about something late at a school, unless its own reader says otherwise. The decider is the model's, as for a category
 * (DOMAIN, workflow 3); of a model without a word on that, the deputy CEO and above them the CEO.
 */
export function peopleAsked(
  people: readonly Person[],
  place: Place,
  around: {
    readonly delegateIds: readonly string[];
    readonly model: Pick<ImprovementModel, 'categoryReview'> | null;
  },
): PeopleAsked {
  const here = people.filter(({ isForgotten }) => !isForgotten);
  const { decidedBy, above } = around.model?.categoryReview ?? { decidedBy: 'deputy-ceo', above: 'ceo' };
  const deciderIds = decidersOf({ decidedBy, above }, here, []).ids;
  const aboveIds = here
    .filter(({ appointments }) => appointments.some(({ role }) => role === 'ceo'))
    .map(({ id }) => id);
  return {
    answererIds: [...new Set([...headsOf(here, place).map(({ id }) => id), ...around.delegateIds])],
    officerIds: officersAt(here, place),
    deciderIds,
    mayDecideIds: [...new Set([...deciderIds, ...aboveIds])],
  };
}

/** Where it goes when somebody takes it further, or it goes by itself (null): nobody is asked twice. */
export function whereTo({ officerIds, deciderIds }: PeopleAsked, byId: string | null): 'decider' | 'agenda' {
  if (byId !== null && deciderIds.includes(byId)) return 'agenda';
  return deciderIds.every(id => officerIds.includes(id)) ? 'agenda' : 'decider';
}
