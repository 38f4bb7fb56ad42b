import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { TableRow } from '#ports/table.ts';

/** A register row is about 2 kB. A million characters without an end is a quote that was never closed. */
const LONGEST_RECORD = 1_000_000;

/**
 * The records of UTF-8 text, blank ones left out; at most `most`. `name` is the file's, for the refusal.
 * Throws ImportRefused.
 */
export async function* records(
  text: AsyncIterable<Buffer | string>,
  { delimiter, name, most = -1 }: { delimiter: string; name: string; most?: number },
): AsyncGenerator<TableRow> {
  // csv-parse counts a Windows line end inside quotes as two lines, so the lines are counted here.
  let line = 1;
  const starts: number[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    to: most,
    on_record(fields) {
      const start = line;
      line += 1 + fields.reduce((sum, field) => sum + lineBreaks(field), 0);
      if (fields.every(field => field.trim() === '')) return null;
      starts.push(start);
      return fields;
    },
  });
  // Its error also comes out of the loop below; a reader that stops early is no error.
  pipeline(Readable.from(text), parser).catch(() => {});
  try {
    for await (const fields of parser as AsyncIterable<string[]>) yield { line: starts.shift() ?? 0, fields };
  } catch (error) {
    throw error instanceof CsvError ? new ImportRefused(inWords(error, line, name)) : error;
  }
}

function lineBreaks(field: string): number {
  if (!field.includes('\n') && !field.includes('\r')) return 0;
  return field.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function inWords(error: CsvError, line: number, name: string): string {
  const mend = 'Download it again, or mend that line.';
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return `${name}: the record that starts on line ${line} opens a quote and never closes it, so the file is cut short or damaged. ${mend}`;
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return `${name}: the record that starts on line ${line} has a quote in the middle of a value (it should be doubled, ""). ${mend}`;
    default:
      return `${name}: the record that starts on line ${line} cannot be read. ${mend}`;
  }
}
