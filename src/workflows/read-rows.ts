import type { RowFault } from '#domain/import/import-refused.ts';
import { countInWords } from '#domain/time/words.ts';
import type { Table } from '#ports/table.ts';

/**
 * Reads a small file whole: the good rows and every fault. A row with another number of fields than the headings
 * is a fault whatever else it holds.
 */
export async function readRows<T extends { readonly line: number }>(
  table: Table,
  read: (line: number, fields: readonly string[]) => T | readonly RowFault[],
): Promise<{ rows: T[]; faults: RowFault[] }> {
  const rows: T[] = [];
  const faults: RowFault[] = [];
  const width = table.headings.length;
  for await (const { line, fields } of table.rows()) {
    if (fields.length !== width) {
      faults.push({
        line,
        reason: `${countInWords(fields.length, 'field')} where the headings have ${width}`,
      });
      continue;
    }
    const got = read(line, fields);
    if ('line' in got) rows.push(got);
    else faults.push(...got);
  }
  return { rows, faults };
}
