import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { delimiterOf } from '#adapters/register/delimiter.ts';
import { asUtf8, detectEncoding } from '#adapters/register/encoding.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Cell, Sheet } from '#domain/plan/sheet/sheet.ts';
import { cellName } from '#domain/plan/sheet/sheet.ts';
import { asRead } from './formula-safe.ts';
import { MOST_COLUMNS, MOST_ROWS } from './limits.ts';

/** A .csv as one sheet of texts, its blank lines kept, so that a cell has the name it has in Excel. Throws ImportRefused. */
export async function readCsv(name: string, bytes: Buffer): Promise<Sheet[]> {
  const text = await textOf(name, bytes);
  const rows = recordsOf(name, text).map(fields => fields.map(field => cellOf(field)));
  for (const [row, cells] of rows.entries()) {
    const column = row < MOST_ROWS ? MOST_COLUMNS : 0;
    if (cells.slice(column).some(cell => cell !== null))
      throw new ImportRefused(
        `${name} has something in or beyond cell ${cellName(row, column)}, and a plan ends before row ${MOST_ROWS} and its ${MOST_COLUMNS}th column. Delete what stands beyond it, and read it again.`,
      );
  }
  return [
    {
      ...{ name: null, isHidden: false, rows: rows.slice(0, MOST_ROWS), merges: [] },
      ...{ hiddenRows: new Set<number>(), hiddenColumns: new Set<number>(), datesFrom: 1900 },
    },
  ];
}

async function textOf(name: string, bytes: Buffer): Promise<string> {
  const source = {
    ...{ name, size: bytes.length },
    async *read() {
      yield bytes;
    },
  };
  const parts: string[] = [];
  for await (const part of asUtf8(source, await detectEncoding(source))) parts.push(part.toString());
  return parts.join('').replace(/^\ufeff/, '');
}

function recordsOf(name: string, text: string): string[][] {
  try {
    return parse(text, {
      ...{ delimiter: delimiterOf(text), record_delimiter: ['\r\n', '\n', '\r'] },
      ...{ relax_column_count: true, skip_empty_lines: false },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportRefused(
      `${name} has a quote (") that is never closed, or one in the middle of a value, near line ${error.lines ?? 1}. Save it again from Excel as "CSV UTF-8", or mend that line.`,
    );
  }
}

const cellOf = (field: string): Cell | null =>
  field.trim() === '' ? null : { kind: 'text', text: asRead(field) };
