import { type RowFault, refuseFaults } from '../import/import-refused.ts';
import { appointmentKey, gather, type PeopleWorld } from './people-drafts.ts';
import type { PersonRow } from './people-rows.ts';
import type { Person } from './role.ts';

/** What an import of people will do. */
export interface PeoplePlan {
  readonly added: readonly Omit<Person, 'id'>[];
  readonly changed: readonly Person[];
  readonly unchanged: number;
  /** Known, and not in the file: kept with their appointments. */
  readonly kept: readonly Person[];
  /** Known, not in the file, and the file is the complete list: their appointments end. */
  readonly ended: readonly Person[];
}

/**
 * Turns the file's rows into people: a person's rows in the file are exactly that person's appointments. `faults`
 * are those found while reading. Pure. Throws ImportRefused with every bad row.
 */
export function planPeople(
  file: { rows: readonly PersonRow[]; faults: readonly RowFault[] },
  world: PeopleWorld,
  complete: boolean,
  name: string,
): PeoplePlan {
  const faults = [...file.faults];
  const drafts = gather(file.rows, world, faults);
  for (const draft of drafts) {
    if (draft.name === '')
      faults.push({ line: draft.line, reason: 'no name, here or on another row of this person' });
  }
  refuseFaults(faults, name);
  const added: Omit<Person, 'id'>[] = [];
  const changed: Person[] = [];
  const seen = new Set<string>();
  for (const draft of drafts) {
    const { known } = draft;
    const person = {
      objectId: draft.objectId ?? known?.objectId ?? null,
      upn: draft.upn ?? known?.upn ?? null,
      name: draft.name,
      email: draft.email === undefined ? (known?.email ?? null) : draft.email,
      appointments: [...draft.appointments.values()],
    };
    if (!known) added.push(person);
    else {
      seen.add(known.id);
      if (!same(known, person)) changed.push({ id: known.id, ...person });
    }
  }
  const missing = world.people.filter(person => !seen.has(person.id));
  const ends = (person: Person) => complete && person.appointments.length > 0;
  return {
    added,
    changed,
    unchanged: seen.size - changed.length,
    kept: missing.filter(person => !ends(person)),
    ended: missing.filter(ends),
  };
}

function same(known: Person, person: Omit<Person, 'id'>): boolean {
  const facts = (p: Omit<Person, 'id'>) =>
    JSON.stringify([p.objectId, p.upn, p.name, p.email, p.appointments.map(appointmentKey).sort()]);
  return facts(known) === facts(person);
}
