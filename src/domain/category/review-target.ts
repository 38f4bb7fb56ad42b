import type { ReviewTarget } from '../access/can.ts';
import type { Person, Role } from '../access/role.ts';
import type { Delegates } from '../delegation/delegation.ts';
import type { CategoryReview as ReviewRules } from '../improvement-model/standing.ts';
import { type Deciders, decidersOf, rolesOf } from './deciders.ts';
import { type CategoryReview, schoolIds, teamIds } from './review.ts';

type Somebody = Pick<Person, 'id' | 'appointments'>;

/** The roles that may propose for a school of the hub: the model's; where nobody holds one of those, whoever decides and the CEO. */
export function proposerRoles(
  { proposedBy, decidedBy }: Pick<ReviewRules, 'proposedBy' | 'decidedBy'>,
  people: readonly Somebody[],
  hubId: string | null,
): readonly Role[] {
  const roles = proposedBy.flatMap(rolesOf);
  // The CEO may everything the deputy may (DOMAIN, "Who may do what").
  const usual: Role[] = roles.includes('deputy-ceo') ? [...roles, 'ceo'] : roles;
  const isHeld = people.some(({ appointments }) =>
    appointments.some(
      ({ role, scope }) =>
        usual.includes(role) && (scope.kind === 'trust' || (scope.kind === 'hub' && scope.hubId === hubId)),
    ),
  );
  return [...new Set(isHeld ? usual : [...rolesOf(decidedBy), 'deputy-ceo' as const, 'ceo' as const])];
}

/** A review as far as rights go, and who rules on it as it stands. */
export function reviewTarget(
  review: CategoryReview,
  rules: ReviewRules,
  around: {
    readonly hubId: string | null;
    readonly people: readonly Somebody[];
    readonly delegates: Delegates;
  },
): { readonly target: ReviewTarget; readonly deciders: Deciders } {
  const { hubId, people, delegates } = around;
  const team = teamIds(review);
  // Whoever answers for the school does not rule on it, whether or not they have answered.
  const answering = [...schoolIds(review), ...headIds(people, review.urn), ...delegates.answers];
  const deciders = decidersOf(rules, people, [...team, ...answering]);
  const target: ReviewTarget = {
    ...{ kind: 'review', urn: review.urn, hubId },
    proposerRoles: proposerRoles(rules, people, hubId),
    teamIds: team,
    delegateIds: delegates.answers,
    isWithSchool: review.round > 0,
    deciderIds: deciders.ids,
  };
  return { target, deciders };
}

const headIds = (people: readonly Somebody[], urn: string): string[] =>
  people
    .filter(({ appointments }) =>
      appointments.some(({ role, scope }) => role === 'head' && scope.kind === 'school' && scope.urn === urn),
    )
    .map(({ id }) => id);
