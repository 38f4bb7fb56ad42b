import { ImportRefused, refuseFaults } from '#domain/import/import-refused.ts';
import { nearestTrustsInWords } from '#domain/school/nearest-trusts.ts';
import { RegisterCollector, type RegisterReading } from '#domain/school/register-collector.ts';
import { mapRegisterColumns } from '#domain/school/register-columns.ts';
import type { Table } from '#ports/table.ts';

/**
 * Reads a register file for one trust. `held`: the URNs it has. Throws ImportRefused when columns are missing, when
 * any row is bad (all are named), or when no row is the trust's.
 */
export async function readRegister(
  table: Table,
  uid: string,
  held: ReadonlySet<string>,
): Promise<RegisterReading> {
  const collector = new RegisterCollector(mapRegisterColumns(table.headings), uid, held);
  for await (const { line, fields } of table.rows()) collector.take(line, fields);
  const reading = collector.finish();
  refuseFaults(reading.faults, table.name);
  if (reading.rows === 0) {
    throw new ImportRefused(
      `${table.name} has the register's headings and no schools under them. Download it again.`,
    );
  }
  if (reading.entries.size === 0) {
    const trusts = nearestTrustsInWords(uid, reading.trusts);
    throw new ImportRefused(
      `${table.name} has no school of trust ${uid}. ${trusts ? `It has ${trusts}` : 'Its schools are of no trust at all'}. Check the number after --trust, or the file.`,
    );
  }
  return reading;
}
