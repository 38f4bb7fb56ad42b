import type { RowFault } from '../import/import-refused.ts';
import type { Hub, School } from '../school/school.ts';
import type { PersonRow, WrittenScope } from './people-rows.ts';
import type { Appointment, Person } from './role.ts';

/** A person as the file has them; `known` is the one the trust holds already. */
export interface Draft {
  readonly line: number;
  readonly known: Person | null;
  objectId: string | null;
  upn: string | null;
  name: string;
  email: string | null | undefined;
  readonly appointments: Map<string, Appointment>;
}

export interface PeopleWorld {
  readonly people: readonly Person[];
  readonly schools: readonly Pick<School, 'urn' | 'name' | 'leftTrustOn'>[];
  readonly hubs: readonly Hub[];
}

/**
 * Gathers the rows of each person, whichever of their two ids a row uses. Rows that contradict each other or the
 * trust's own lists go to `faults`, and are left out.
 */
export function gather(rows: readonly PersonRow[], world: PeopleWorld, faults: RowFault[]): Draft[] {
  const stored = new Map(world.people.flatMap(person => keysOf(person).map(key => [key, person] as const)));
  const found = new Map<string, Draft>();
  const drafts: Draft[] = [];
  for (const row of rows) {
    const scope = resolve(row.scope, world);
    if (typeof scope === 'string') {
      faults.push({ line: row.line, reason: scope });
      continue;
    }
    const keys = keysOf(row);
    const matches = new Set(keys.map(key => found.get(key)).filter(draft => draft !== undefined));
    const people = new Set(keys.map(key => stored.get(key)).filter(person => person !== undefined));
    if (matches.size > 1 || people.size > 1) {
      faults.push({
        line: row.line,
        reason: 'the object id and the user principal name belong to two different people',
      });
      continue;
    }
    let [draft] = matches;
    if (!draft) {
      const [known = null] = people;
      draft = {
        line: row.line,
        known,
        objectId: null,
        upn: null,
        name: row.name,
        email: row.email,
        appointments: new Map(),
      };
      drafts.push(draft);
    }
    const clash = clashOf(draft, row);
    if (clash) {
      faults.push({ line: row.line, reason: clash });
      continue;
    }
    draft.objectId ??= row.objectId;
    draft.upn ??= row.upn;
    draft.name ||= row.name;
    draft.email ??= row.email;
    for (const key of [...keys, ...(draft.known ? keysOf(draft.known) : [])]) found.set(key, draft);
    const appointment: Appointment = { role: row.role, scope };
    draft.appointments.set(appointmentKey(appointment), appointment);
  }
  return drafts;
}

/** Why a row cannot be the same person as the rows before it, or as the person the trust knows. */
function clashOf(draft: Draft, row: PersonRow): string | null {
  if (draft.objectId && row.objectId && draft.objectId !== row.objectId)
    return `line ${draft.line} gives this user principal name another object id`;
  if (draft.upn && row.upn && draft.upn !== row.upn)
    return `line ${draft.line} gives this object id another user principal name`;
  if (draft.name && row.name && !sameWord(draft.name, row.name))
    return `line ${draft.line} gives this id to ${draft.name}, this one to ${row.name}`;
  if (draft.email && row.email && !sameWord(draft.email, row.email))
    return `line ${draft.line} gives this person another e-mail address`;
  const { known } = draft;
  if (known?.objectId && row.objectId && known.objectId !== row.objectId && !sameWord(known.name, row.name)) {
    return `${row.upn} is known here as ${known.name}, with another object id`;
  }
  return null;
}

function resolve(scope: WrittenScope, { schools, hubs }: PeopleWorld): Appointment['scope'] | string {
  if (scope.kind === 'trust') return scope;
  if (scope.kind === 'hub') {
    const hub = hubs.find(h => sameWord(h.name, scope.hub));
    return hub
      ? { kind: 'hub', hubId: hub.id }
      : `there is no hub ${scope.hub}: import the hubs first, or mend its name`;
  }
  const school = schools.find(s => s.urn === scope.urn);
  if (!school) return `the trust has no school with URN ${scope.urn}`;
  return school.leftTrustOn ? `${school.name} (${scope.urn}) is now in another trust` : scope;
}

function keysOf({ objectId, upn }: { objectId: string | null; upn: string | null }): string[] {
  return [...(objectId ? [`id ${objectId}`] : []), ...(upn ? [`upn ${upn}`] : [])];
}

export function appointmentKey({ role, scope }: Appointment): string {
  return `${role} ${scope.kind} ${scope.kind === 'hub' ? scope.hubId : scope.kind === 'school' ? scope.urn : ''}`;
}

const sameWord = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
