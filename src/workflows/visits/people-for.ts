import type { Appointment, Person, Role } from '#domain/access/role.ts';
import { PART_WORDS, type Part } from '#domain/improvement-model/parts.ts';
import type { School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';

/** Somebody who is to be there, and as what. */
export interface NamedForPart {
  readonly personId: string;
  readonly name: string;
  readonly part: Part;
}

const ROLE_OF: Partial<Record<Part, Role>> = {
  officer: 'officer',
  head: 'head',
  'deputy-ceo': 'deputy-ceo',
  ceo: 'ceo',
  'chair-of-governors': 'chair-of-governors',
};

/**
 * Who the model's parts are at this school, by their appointments; `unnamed`: parts that no appointment stands for, so that
 * somebody has to say who.
 */
export async function peopleFor(
  trust: Pick<TrustReads, 'people'>,
  school: Pick<School, 'urn' | 'hubId'>,
  parts: readonly Part[],
): Promise<{ named: NamedForPart[]; unnamed: Part[] }> {
  const named: NamedForPart[] = [];
  const unnamed: Part[] = [];
  for (const part of parts) {
    const role = ROLE_OF[part];
    const people = role === undefined ? [] : await holders(trust, role, school);
    const found = people.map(({ id, name }) => ({ personId: id, name, part }));
    if (found.length === 0) unnamed.push(part);
    named.push(...found.filter(({ personId }) => named.every(each => each.personId !== personId)));
  }
  return { named, unnamed };
}

/** Whoever is appointed head of the school: who is asked for a time. */
export const headsOf = (trust: Pick<TrustReads, 'people'>, school: Pick<School, 'urn' | 'hubId'>) =>
  holders(trust, 'head', school);

/** The officers of the school's hub; where it has none of its own, those of the whole trust. */
export const officersFor = (trust: Pick<TrustReads, 'people'>, school: Pick<School, 'urn' | 'hubId'>) =>
  holders(trust, 'officer', school);

async function holders(
  { people }: Pick<TrustReads, 'people'>,
  role: Role,
  school: Pick<School, 'urn' | 'hubId'>,
): Promise<Person[]> {
  const all = await people.withRole(role);
  const closest = all.filter(person => reaches(person, role, school, false));
  return closest.length > 0 ? closest : all.filter(person => reaches(person, role, school, true));
}

function reaches(
  { appointments, isForgotten }: Person,
  role: Role,
  { urn, hubId }: Pick<School, 'urn' | 'hubId'>,
  everywhere: boolean,
): boolean {
  const covers = ({ role: held, scope }: Appointment) =>
    held === role &&
    (scope.kind === 'school'
      ? scope.urn === urn
      : scope.kind === 'hub'
        ? scope.hubId === hubId
        : everywhere && role !== 'head');
  return !isForgotten && appointments.some(covers);
}

/** Who may lead a visit: officers, the deputy CEO and the CEO, by name. */
export async function possibleLeads({ people }: Pick<TrustReads, 'people'>): Promise<Person[]> {
  const roles: readonly Role[] = ['officer', 'deputy-ceo', 'ceo'];
  const all = (await Promise.all(roles.map(role => people.withRole(role)))).flat();
  const each = [...new Map(all.map(person => [person.id, person])).values()];
  return each
    .filter(({ isForgotten }) => !isForgotten)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** "The headteacher". */
export const partInWords = (part: Part): string => PART_WORDS[part];

/** What somebody added by name comes as: the head of another school is one that the model speaks of. */
export function partOf({ appointments }: Person, urn: string): Part {
  const headOf = appointments.flatMap(({ role, scope }) =>
    role === 'head' && scope.kind === 'school' ? [scope.urn] : [],
  );
  if (headOf.includes(urn)) return 'head';
  if (headOf.length > 0) return 'another-head';
  const held = new Set(appointments.map(({ role }) => role));
  if (held.has('ceo')) return 'ceo';
  if (held.has('deputy-ceo')) return 'deputy-ceo';
  return held.has('department') ? 'department' : 'team';
}
