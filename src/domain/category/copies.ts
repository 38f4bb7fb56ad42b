import { addressOf } from '../access/mailbox-address.ts';
import type { Person } from '../access/role.ts';
import type { IsoInstant } from '../time/iso.ts';
import type { LetterCopy } from './letter.ts';

export const COPY_ROLES = ['chair-of-governors', 'clerk'] as const;
export type CopyRole = (typeof COPY_ROLES)[number];

type Due = Pick<LetterCopy, 'personId' | 'role' | 'way' | 'state' | 'madeAt'>;

/** Whoever has one of the roles at the school itself. */
export const holdersAt = (people: readonly Person[], role: CopyRole, urn: string): Person[] =>
  people.filter(({ appointments }) =>
    appointments.some(each => each.role === role && each.scope.kind === 'school' && each.scope.urn === urn),
  );

/**
 * Who is to have a copy of a school's letter, and how: by card whoever has an account in Teams, by e-mail whoever has none.
 * Somebody in both roles has one copy.
 */
export function copiesDue(people: readonly Person[], urn: string, madeAt: IsoInstant): Due[] {
  const due = COPY_ROLES.flatMap(role =>
    holdersAt(people, role, urn).map((person): Due => {
      const of = { personId: person.id, role, madeAt };
      if (person.objectId !== null) return { ...of, way: 'card', state: 'queued' };
      return { ...of, way: 'e-mail', state: addressOf(person) === null ? 'no-address' : 'queued' };
    }),
  );
  return due.filter(({ personId }, at) => due.findIndex(each => each.personId === personId) === at);
}
