import type { RegisterReading } from './register-collector.ts';
import { asNewEntry, type RegisterPatch } from './register-row.ts';
import type { RegisterEntry, RegisterField, School } from './school.ts';

/** One school's changes: only the fields that differ. */
export interface SchoolDifference {
  readonly urn: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}
interface FieldChange {
  readonly field: RegisterField;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an import will do; every school of the trust and of the file is in exactly one list. */
export interface ImportPlan {
  readonly added: readonly RegisterEntry[];
  readonly changed: readonly SchoolDifference[];
  readonly closed: readonly SchoolDifference[];
  /** Closed or gone before, and here again; `fields` may be empty for one that only came back to the trust. */
  readonly back: readonly SchoolDifference[];
  /** Held, and now under another trust or none. `to` is '' for none. */
  readonly movedAway: readonly { readonly urn: string; readonly name: string; readonly to: string }[];
  readonly unchanged: readonly string[];
  /** Held, and not in the file at all: kept as they are. Those that left earlier are not counted. */
  readonly notInFile: readonly { readonly urn: string; readonly name: string }[];
  /** The new values to write, by URN. */
  readonly updates: ReadonlyMap<string, Partial<RegisterEntry>>;
  /** URNs to take back from "left the trust". */
  readonly returned: readonly string[];
}

const closed = (status: string) => /^closed$/i.test(status);

/** Compares what the trust holds with what the file says. Pure: the same two always give the same plan. */
export function planImport(
  held: readonly School[],
  reading: Pick<RegisterReading, 'entries' | 'elsewhere'>,
): ImportPlan {
  const known = new Map(held.map(school => [school.urn, school]));
  const plan = {
    added: [] as RegisterEntry[],
    changed: [] as SchoolDifference[],
    closed: [] as SchoolDifference[],
    back: [] as SchoolDifference[],
    movedAway: [] as { urn: string; name: string; to: string }[],
    unchanged: [] as string[],
    notInFile: [] as { urn: string; name: string }[],
    updates: new Map<string, Partial<RegisterEntry>>(),
    returned: [] as string[],
  };
  for (const patch of reading.entries.values()) {
    const school = known.get(patch.urn);
    if (!school) {
      plan.added.push(asNewEntry(patch));
      continue;
    }
    const { update, fields } = difference(school, patch);
    if (fields.length > 0) plan.updates.set(patch.urn, update);
    if (school.leftTrustOn !== null) plan.returned.push(patch.urn);
    const status = patch.status ?? school.status;
    const entry = { urn: patch.urn, name: patch.name, fields };
    if (school.leftTrustOn !== null || (closed(school.status) && !closed(status))) plan.back.push(entry);
    else if (!closed(school.status) && closed(status)) plan.closed.push(entry);
    else if (fields.length > 0) plan.changed.push(entry);
    else plan.unchanged.push(patch.urn);
  }
  for (const { urn, name, leftTrustOn } of held) {
    if (reading.entries.has(urn) || leftTrustOn !== null) continue;
    const to = reading.elsewhere.get(urn);
    if (to === undefined) plan.notInFile.push({ urn, name });
    else plan.movedAway.push({ urn, name, to });
  }
  return plan;
}

function difference(
  school: School,
  patch: RegisterPatch,
): { update: Partial<RegisterEntry>; fields: FieldChange[] } {
  const changes = fieldsOf(patch).filter(field => school[field] !== patch[field]);
  const fields = changes.map(field => ({
    field,
    before: asText(school[field]),
    after: asText(patch[field] ?? null),
  }));
  return { update: Object.fromEntries(changes.map(field => [field, patch[field]])), fields };
}

function fieldsOf(patch: RegisterPatch): RegisterField[] {
  return (Object.keys(patch) as (keyof RegisterPatch)[]).filter(field => field !== 'urn');
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
