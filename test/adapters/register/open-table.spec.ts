import { afterAll, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import { utf8WithMark, utf16be, utf16le, windows1252 } from '#test/builders/encode.ts';
import { zipOf } from '#test/builders/zip-file.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

const EXPECTED = {
  what: 'a list of hubs',
  mend: 'Give a CSV file.',
  fits: (headings: readonly string[]) => headings.includes('Hub'),
};

async function read(content: string | Buffer, name = 'hubs.csv') {
  const table = await openTable(files.write(name, content), EXPECTED);
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return { headings: table.headings, rows, table };
}
const fields = async (content: string | Buffer) => (await read(content)).rows.map(r => r.fields);

describe('the writing of a file', () => {
  const text = 'Hub,Name\nNorth,Café ’Oak’\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', utf8WithMark(text)],
    ['UTF-16, little end first', utf16le(text)],
    ['UTF-16, big end first', utf16be(text)],
    ['Windows-1252', windows1252(text)],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', Buffer.from(text.replaceAll('\n', '\r'))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['quotes everywhere', Buffer.from('"Hub","Name"\n"North","Café ’Oak’"\n')],
    ['no line end after the last row', Buffer.from(text.trimEnd())],
  ])('reads %s', async (_, bytes) => {
    const { headings, rows } = await read(bytes);
    expect(headings).toEqual(['Hub', 'Name']);
    expect(rows).toEqual([{ line: 2, fields: ['North', 'Café ’Oak’'] }]);
  });

  it('takes a separator inside quotes for part of the value', async () => {
    expect(await fields('Hub;"a,b,c,d";URN\nNorth;x,y;1\n')).toEqual([['North', 'x,y', '1']]);
  });

  it('reads a letter of Windows-1252 that comes only at the very end of a long file', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`Hub,Name\n${'North,plain\n'.repeat(60_000)}`),
      windows1252('North,é\n'),
    ]);
    expect((await fields(bytes)).at(-1)).toEqual(['North', 'é']);
  });

  it('refuses a file whose mark says UTF-8 and whose bytes do not', async () => {
    const bytes = Buffer.concat([utf8WithMark('Hub,Name\n'), windows1252('North,é\n')]);
    await expect(read(bytes)).rejects.toThrow(/says it is UTF-8 and is not/);
  });
});

describe('line numbers', () => {
  it.each(['\n', '\r\n', '\r'])(
    'are those on which the record starts, with line ends %j inside quotes and blank lines between',
    async end => {
      const text = ['Hub,Name', 'a,"one', 'two', 'three"', '', 'b,x', '"c"",', '",y', 'd,z', ''].join(end);
      expect((await read(text)).rows.map(r => [r.line, r.fields[0]])).toEqual([
        [2, 'a'],
        [6, 'b'],
        [7, `c",${end}`],
        [9, 'd'],
      ]);
    },
  );

  it('count on over rows that hold only separators', async () => {
    expect((await read('Hub,Name\n,\n , \nb,x\n')).rows.map(r => r.line)).toEqual([4]);
  });

  it('name the record that opens a quote and never closes it', async () => {
    await expect(read('Hub,Name\na,b\nc,"d\ne,f\n')).rejects.toThrow(
      /starts on line 3 opens a quote and never closes it/,
    );
  });

  it('name the record with a quote in the middle of a value', async () => {
    await expect(read('Hub,Name\na,b\nc,"d"e\n')).rejects.toThrow(
      /starts on line 3 has a quote in the middle/,
    );
  });
});

describe('what is not a CSV file', () => {
  it.each([
    ['an empty file', ''],
    ['a PDF document', '%PDF-1.7 …'],
    ['an old Excel or Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a gzip archive', Buffer.from('1f8b0800', 'hex')],
    ['a web page', '\n<!DOCTYPE html><html><title>Service unavailable</title></html>'],
    ['a JSON document', '[{"urn": 1}]'],
    ['a binary file', Buffer.from([1, 2, 0, 4])],
  ])('is refused as %s, saying what was expected', async (found, content) => {
    await expect(read(content)).rejects.toThrow(
      `hubs.csv is not a list of hubs: expected a CSV file and found ${found}`,
    );
  });

  it('is refused when only blank lines are in it', async () => {
    await expect(read('\n\n  \n')).rejects.toThrow(/only blank lines/);
  });

  it('is refused when zero bytes come later on', async () => {
    await expect(
      read(Buffer.concat([Buffer.from(`Hub,Name\n${'a,b\n'.repeat(100_000)}`), Buffer.alloc(9)])),
    ).rejects.toThrow(/zero bytes/);
  });

  it('is refused when there is no such file, or it is a folder', async () => {
    await expect(openTable('/no/such/file.csv', EXPECTED)).rejects.toThrow(
      'There is no file /no/such/file.csv.',
    );
    await expect(openTable('/', EXPECTED)).rejects.toThrow('/ is not a file.');
  });
});

describe('a .zip archive', () => {
  const zip = (...entries: Parameters<typeof zipOf>[0]) => read(zipOf(entries), 'hubs.zip');
  const good = { name: 'hubs.csv', content: 'Hub,Name\nNorth,x\n' };

  it('gives its one CSV file', async () => {
    const { rows, table } = await zip(good);
    expect(rows).toEqual([{ line: 2, fields: ['North', 'x'] }]);
    expect(table.name).toBe('hubs.csv in hubs.zip');
  });

  it('gives the CSV file whose headings fit, whatever else is in it', async () => {
    const { rows } = await zip(
      { name: 'links.csv', content: 'URN,LinkURN\n1,2\n' },
      { name: '__MACOSX/._hubs.csv', content: 'Hub,Name\n' },
      { name: 'readme.pdf', content: '%PDF' },
      good,
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    [
      'two files that fit',
      [good, { ...good, name: 'hubs 2.csv' }],
      /more than one file that could be a list of hubs: hubs.csv, hubs 2.csv/,
    ],
    [
      'none that fits',
      [{ name: 'links.csv', content: 'URN,LinkURN\n1,2\n' }],
      /does not hold a list of hubs: found links.csv/,
    ],
    ['no CSV file', [{ name: 'readme.pdf', content: '%PDF' }], /found no CSV file/],
    [
      'an Excel workbook inside its covers',
      [
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/workbook.xml', content: '' },
      ],
      /is an Excel workbook, not a CSV file: save its sheet as "CSV UTF-8"/,
    ],
    ['a locked file', [{ ...good, encrypted: true }], /locked with a password/],
    ['a bomb', [{ ...good, claims: 3 * 1024 ** 3 }], /would unpack to 3.0 GB/],
  ])('is refused with %s', async (_, entries, message) => {
    await expect(zip(...entries)).rejects.toThrow(message);
  });

  it('is refused when it is cut short, or a byte of it is wrong', async () => {
    const whole = zipOf([{ name: 'hubs.csv', content: `Hub,Name\n${'North,x\n'.repeat(500)}` }]);
    await expect(read(whole.subarray(0, whole.length - 30), 'hubs.zip')).rejects.toThrow(
      /damaged .zip archive/,
    );
    const wrong = Buffer.from(whole);
    wrong.writeUInt32LE(12_345, wrong.indexOf('PK\u0001\u0002') + 16);
    await expect(read(wrong, 'hubs.zip')).rejects.toThrow(/damaged .zip archive \(wrong checksum\)/);
  });
});
