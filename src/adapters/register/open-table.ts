import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Table } from '#ports/table.ts';
import { type ByteSource, firstBytes, type OnBytes } from './byte-source.ts';
import { delimiterOf } from './delimiter.ts';
import { asUtf8, detectEncoding } from './encoding.ts';
import { fileSource } from './file-source.ts';
import { isZip, notText } from './recognise.ts';
import { records } from './records.ts';
import { csvEntries } from './zip-entries.ts';

/** What the caller expects, in the words of its refusals. */
export interface Expected {
  /** "the school register". */
  readonly what: string;
  /** What to do instead, a sentence: "Download … and import that." */
  readonly mend: string;
  /** Chooses between the CSV files of a .zip. */
  readonly fits: (headings: readonly string[]) => boolean;
  readonly onBytes?: OnBytes;
}

/** More than enough for the register's 135 headings. */
const HEAD = 64 * 1024;

/**
 * Opens a .csv, or the CSV file in a .zip whose headings fit: UTF-8, UTF-16 or Windows-1252; comma, semicolon or
 * tab; any line end. Nothing but the first bytes is held. Throws ImportRefused, naming what was expected and found.
 */
export async function openTable(path: string, expected: Expected): Promise<Table> {
  const { source, delimiter, headings } = await chooseSource(path, expected);
  const total = source.size * 2;
  const encoding = await detectEncoding(source, read => expected.onBytes?.(read, total));
  const onBytes = (read: number) => expected.onBytes?.(source.size + read, total);
  return {
    name: source.name,
    headings,
    async *rows() {
      let first = true;
      for await (const row of records(asUtf8(source, encoding, onBytes), { delimiter, name: source.name })) {
        if (!first) yield row;
        first = false;
      }
    },
  };
}

interface Head {
  readonly source: ByteSource;
  readonly delimiter: string;
  readonly headings: readonly string[];
}

async function chooseSource(path: string, expected: Expected): Promise<Head> {
  const file = await fileSource(path);
  const head = await firstBytes(file, HEAD);
  if (!isZip(head)) return readHead(file, head, expected);
  const entries = await csvEntries(path);
  const heads = await Promise.all(
    entries.map(async entry => readHead(entry, await firstBytes(entry, HEAD), expected).catch(() => null)),
  );
  const fitting = heads.filter(h => h !== null && expected.fits(h.headings)) as Head[];
  if (fitting[0] && fitting.length === 1) return fitting[0];
  if (fitting.length > 1) {
    const names = fitting.map(f => f.source.name.replace(/ in [^/]*$/, '')).join(', ');
    throw new ImportRefused(
      `${file.name} holds more than one file that could be ${expected.what}: ${names}. Take out the one you want and import that.`,
    );
  }
  const found =
    entries.length === 0
      ? 'no CSV file'
      : entries
          .map(e => e.name.replace(/ in [^/]*$/, ''))
          .slice(0, 5)
          .join(', ');
  throw new ImportRefused(`${file.name} does not hold ${expected.what}: found ${found}. ${expected.mend}`);
}

async function readHead(source: ByteSource, head: Buffer, expected: Expected): Promise<Head> {
  const found = notText(head);
  if (found)
    throw new ImportRefused(
      `${source.name} is not ${expected.what}: expected a CSV file and found ${found}. ${expected.mend}`,
    );
  // Headings are plain English; the rest of the file decides how the rest is written.
  const text = textOf(head).trimStart();
  const delimiter = delimiterOf(text);
  for await (const row of records(only(text), { delimiter, name: source.name, most: 1 }))
    return { source, delimiter, headings: row.fields.map(f => f.trim()) };
  throw new ImportRefused(
    `${source.name} is not ${expected.what}: it holds only blank lines. ${expected.mend}`,
  );
}

function textOf(head: Buffer): string {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(head);
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
