import type { Person, Role } from '../access/role.ts';
import type { Part } from '../improvement-model/parts.ts';
import type { Visit } from './visit.ts';

/** Of which school: whose head, whose officer. */
export interface Place {
  readonly urn: string;
  readonly hubId: string | null;
}

/** The people a report goes to, and the parts nobody is recorded for. */
export interface Recipients {
  readonly ids: readonly string[];
  readonly missing: readonly Part[];
}

/** The roles that are a part; a part that is no role is whoever came to the visit as that. */
const ROLES: Partial<Record<Part, readonly Role[]>> = {
  head: ['head'],
  officer: ['officer'],
  'deputy-ceo': ['deputy-ceo'],
  ceo: ['ceo'],
  executive: ['ceo', 'deputy-ceo'],
  'chair-of-governors': ['chair-of-governors'],
  governors: ['chair-of-governors', 'clerk'],
};

/** Whom the model's parts are at this school. Each is named once; who leads the visit has the report already. */
export function recipientsOf(
  parts: readonly Part[],
  people: readonly Person[],
  visit: Place & Pick<Visit, 'leadId' | 'attendees'>,
): Recipients {
  const found = parts.map(part => ({ part, ids: idsOf(part, people, visit) }));
  return {
    ids: [...new Set(found.flatMap(({ ids }) => ids))],
    missing: found.filter(({ ids }) => ids.length === 0).map(({ part }) => part),
  };
}

/** The heads of a school. */
export const headsOf = (people: readonly Person[], place: Place): Person[] =>
  people.filter(person => holds(person, ['head'], place));

/** The same of any school, for as many as one likes: everybody is looked through once. */
export function headsOfEach(people: readonly Person[]): (place: Place) => Person[] {
  const bySchool = new Map<string, Person[]>();
  const wider: Person[] = [];
  for (const person of people)
    for (const { role, scope } of person.appointments)
      if (role === 'head' && scope.kind === 'school')
        bySchool.set(scope.urn, [...(bySchool.get(scope.urn) ?? []), person]);
      else if (role === 'head') wider.push(person);
  return place => headsOf([...new Set([...wider, ...(bySchool.get(place.urn) ?? [])])], place);
}

function idsOf(
  part: Part,
  people: readonly Person[],
  visit: Place & Pick<Visit, 'attendees'>,
): readonly string[] {
  const roles = ROLES[part];
  if (roles) return people.filter(person => holds(person, roles, visit)).map(({ id }) => id);
  // The team is its officers, whichever hub they look after.
  if (part === 'team')
    return people
      .filter(({ appointments }) => appointments.some(({ role }) => role === 'officer'))
      .map(({ id }) => id);
  return visit.attendees.filter(each => each.part === part).map(({ personId }) => personId);
}

const holds = ({ appointments }: Person, roles: readonly Role[], { urn, hubId }: Place): boolean =>
  appointments.some(
    ({ role, scope }) =>
      roles.includes(role) &&
      (scope.kind === 'trust' ||
        (scope.kind === 'school' && scope.urn === urn) ||
        (scope.kind === 'hub' && scope.hubId === hubId)),
  );
