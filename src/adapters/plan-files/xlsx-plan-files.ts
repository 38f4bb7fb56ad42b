import { isZip, notText } from '#adapters/register/recognise.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { PlanFiles } from '#ports/plan-files.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const MOST_BYTES = 5 * 1024 ** 2;
const SAVE_AS = 'save it as "Excel Workbook (.xlsx)" or "CSV UTF-8", without a password, and read that';

/** Plans as .xlsx and .csv, read and written in memory. */
export function xlsxPlanFiles(): PlanFiles {
  return {
    mostBytes: MOST_BYTES,
    async read({ name, bytes }) {
      if (bytes.length > MOST_BYTES)
        throw new ImportRefused(
          `${name} is bigger than ${MOST_BYTES / 1024 ** 2} MB, which is no plan: copy the plan alone into a new workbook, and read that.`,
        );
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (isZip(buffer)) return readWorkbook(name, buffer);
      const found = notText(buffer);
      if (found) throw new ImportRefused(`${name} is ${found}, not a spreadsheet: ${SAVE_AS}.`);
      return readCsv(name, buffer);
    },
    async write(sheets, format) {
      return format === 'xlsx' ? writeWorkbook(sheets) : writeCsv(sheets);
    },
  };
}
