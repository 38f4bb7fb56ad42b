import type { Person, Role } from '#domain/access/role.ts';
import type { School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';

/** Whom something about a school concerns. */
export interface PeopleOfSchool {
  readonly heads: readonly Person[];
  readonly chairs: readonly Person[];
  /** Of its hub; where that has none, those of the whole trust; where there are none either, the deputy CEO. */
  readonly officers: readonly Person[];
  readonly deputies: readonly Person[];
  readonly ceos: readonly Person[];
}

/** Read once, whatever it is for. */
export async function peopleOfSchool(
  { people }: Pick<TrustReads, 'people'>,
  school: Pick<School, 'urn' | 'hubId'>,
): Promise<PeopleOfSchool> {
  return peopleAmong(await people.list(), school);
}

export function peopleAmong(
  all: readonly Person[],
  { urn, hubId }: Pick<School, 'urn' | 'hubId'>,
): PeopleOfSchool {
  const holding = (role: Role, isHere: (scope: Person['appointments'][number]['scope']) => boolean) =>
    all.filter(({ appointments }) => appointments.some(each => each.role === role && isHere(each.scope)));
  const atSchool = (role: Role) => holding(role, scope => scope.kind === 'school' && scope.urn === urn);
  const deputies = holding('deputy-ceo', () => true);
  const ofHub = holding('officer', scope => scope.kind === 'hub' && scope.hubId === hubId);
  const ofTrust = holding('officer', scope => scope.kind === 'trust');
  return {
    heads: atSchool('head'),
    chairs: atSchool('chair-of-governors'),
    officers: [ofHub, ofTrust, deputies].find(({ length }) => length > 0) ?? [],
    deputies,
    ceos: holding('ceo', () => true),
  };
}

/** The weightiest first: whoever holds several decided as the first of them. */
const DECIDERS: readonly [Role, string][] = [
  ['ceo', 'the CEO'],
  ['deputy-ceo', 'the deputy CEO'],
  ['officer', 'the officer'],
  ['head', 'the headteacher'],
  ['administrator', 'the trust administrator'],
];

/**
 * Who recorded something, as their role and not their name; null: it was imported. Roles are those of today: nobody keeps
 * who held which when.
 */
export function deciderInWords(byId: string, all: readonly Person[]): string | null {
  if (byId === 'operator') return null;
  if (byId === 'fortnight') return 'Fortnight';
  const roles = all.find(({ id }) => id === byId)?.appointments.map(({ role }) => role) ?? [];
  return DECIDERS.find(([role]) => roles.includes(role))?.[1] ?? 'somebody who has left';
}
