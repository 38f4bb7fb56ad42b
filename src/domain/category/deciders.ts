import type { Person, Role } from '../access/role.ts';
import type { Part } from '../improvement-model/parts.ts';
import type { CategoryReview as ReviewRules } from '../improvement-model/standing.ts';

/** Who rules, and as what. */
export interface Deciders {
  readonly part: Part;
  readonly ids: readonly string[];
  /** Trustees have no account here: somebody who has taken no part writes down what they have decided. */
  readonly forTrustees: boolean;
}

const ROLES: Partial<Record<Part, readonly Role[]>> = {
  officer: ['officer'],
  'deputy-ceo': ['deputy-ceo'],
  ceo: ['ceo'],
  executive: ['deputy-ceo', 'ceo'],
};

/** The roles a model's part is held by; a part that is no role is held by nobody here. */
export const rolesOf = (part: Part): readonly Role[] => ROLES[part] ?? [];

/**
 * Whoever rules on a review: the model's decider; where one of those has spoken in it (`partyIds`), or there is none, whoever
 * the model puts above; above them, the trustees. Nobody rules on what they proposed, replied to or answered. No ids: there is
 * nobody who could, and somebody has to be given the role.
 */
export function decidersOf(
  { decidedBy, above }: Pick<ReviewRules, 'decidedBy' | 'above'>,
  people: readonly Pick<Person, 'id' | 'appointments'>[],
  partyIds: readonly string[],
): Deciders {
  for (const part of [decidedBy, above]) {
    if (part === 'trustees') break;
    const ids = holdersOf(rolesOf(part), people);
    if (ids.length > 0 && !ids.some(id => partyIds.includes(id))) return { part, ids, forTrustees: false };
  }
  const writers = holdersOf(['deputy-ceo', 'ceo'], people).filter(id => !partyIds.includes(id));
  return { part: 'trustees', ids: writers, forTrustees: true };
}

const holdersOf = (roles: readonly Role[], people: readonly Pick<Person, 'id' | 'appointments'>[]) =>
  people
    .filter(({ appointments }) => appointments.some(({ role }) => roles.includes(role)))
    .map(({ id }) => id);
