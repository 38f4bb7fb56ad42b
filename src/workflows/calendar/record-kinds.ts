import type { RecordKind } from './linked-record.ts';
import { meetingEvents } from './meeting-event.ts';
import { visitEvents } from './visit-event.ts';

const KINDS = { visit: visitEvents, meeting: meetingEvents } as const satisfies Record<string, RecordKind>;

/** A record by its name: which kind of record, and its id. */
export interface NamedRecord {
  readonly name: keyof typeof KINDS;
  readonly kind: RecordKind;
  readonly id: string;
}

/** Whether a name is one that we give; anybody can write one on an event. */
export const isKindOfRecord = (record: string): boolean =>
  Object.keys(KINDS).some(name => record.startsWith(`${name} `));

/** What "visit ID" names. Throws for a name of no kind that there is: a fault of ours. */
export function kindOf(record: string): NamedRecord {
  const [name = '', id = ''] = record.split(' ', 2);
  if (!(name in KINDS) || id === '') throw new Error(`no kind of record is called "${name}"`);
  const known = name as keyof typeof KINDS;
  return { name: known, kind: KINDS[known], id };
}
