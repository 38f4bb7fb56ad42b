import { stringify } from 'csv-stringify/sync';
import type { SealedEntry } from '#domain/audit/audit-entry.ts';

const COLUMNS = 'seq at actorId entrance verb subject input sealedInput before after hash'.split(' ');

export const AUDIT_HEADINGS = line([COLUMNS]);

/** One entry as a line of CSV. What a spreadsheet would take for a formula is kept from being one. */
export function auditLine({ input, before, after, ...entry }: SealedEntry): string {
  const json = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  const row: Record<string, unknown> = {
    ...entry,
    input: json(input),
    before: json(before),
    after: json(after),
  };
  return line([COLUMNS.map(name => row[name])]);
}

function line(rows: unknown[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}
