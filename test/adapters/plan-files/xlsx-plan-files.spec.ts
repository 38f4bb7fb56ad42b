import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { planGrid } from '#domain/plan/plan-grid.ts';
import { textIn } from '#domain/plan/sheet/sheet.ts';
import { utf8WithMark, utf16be, utf16le, windows1252 } from '#test/builders/encode.ts';
import { linkTo, realDate, type Typed, workbook } from '#test/builders/plan-sheets.ts';
import { zipOf } from '#test/builders/zip-file.ts';

const files = xlsxPlanFiles();
const read = (bytes: Buffer, name = 'plan.xlsx') => files.read({ name, bytes });
const rowsOf = async (bytes: Buffer) => (await read(bytes))[0]?.rows;
const refusal = (bytes: Buffer) =>
  read(bytes).then(
    () => 'it was read',
    (error: unknown) => (error instanceof ImportRefused ? error.message : error),
  );

/** A workbook as the library writes it, with one part changed by hand. */
function altered(
  path: string,
  change: (xml: string) => string,
  rows: readonly (readonly Typed[])[] = [['x']],
): Buffer {
  const archive = CFB.read(workbook([{ rows }]), { type: 'buffer' });
  const part = CFB.find(archive, path);
  CFB.utils.cfb_add(archive, path, Buffer.from(change(Buffer.from(part?.content ?? []).toString())));
  return CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}
const SHEET = '/xl/worksheets/sheet1.xml';
const partOf = (bytes: Uint8Array, path: string) =>
  Buffer.from(CFB.find(CFB.read(Buffer.from(bytes), { type: 'buffer' }), path)?.content ?? []).toString();

describe('a .xlsx', () => {
  it('gives each cell as what it is', async () => {
    const rows: Typed[][] = [
      ['Two\nlines', 12.5, realDate('2026-11-03'), realDate('2026-11-01', 'mmm-yy'), { t: 'b', v: true }],
      [linkTo('Notes', 'https://oak.example.org/a'), { t: 'e', v: 0x17 }, { t: 'n', v: 5, f: '2+3' }, '  '],
      [
        { t: 'n', v: 0.5, z: 'hh:mm' },
        { t: 'n', v: 0.25, z: '0%' },
      ],
    ];
    expect(await rowsOf(workbook([{ rows }]))).toEqual([
      [
        { kind: 'text', text: 'Two\nlines' },
        { kind: 'number', value: 12.5, shown: '12.5' },
        { kind: 'date', day: '2026-11-03' },
        { kind: 'date', day: '2026-11-01', isMonth: true },
        { kind: 'text', text: 'TRUE' },
      ],
      [
        { kind: 'text', text: 'Notes', link: 'https://oak.example.org/a' },
        { kind: 'broken', shown: '#REF!' },
        { kind: 'number', value: 5, shown: '5' },
      ],
      [
        { kind: 'number', value: 0.5, shown: '12:00' },
        { kind: 'number', value: 0.25, shown: '25%' },
      ],
    ]);
  });

  it('says what is merged and hidden, and from when its days count', async () => {
    const messy = { rows: [['a', 'b'], ['c']], merges: ['A1:A2'], hiddenRows: [2], hiddenColumns: ['B'] };
    const sheets = await read(
      workbook(
        [
          { name: 'AIP', ...messy },
          { name: 'Old', rows: [['x']], isHidden: true },
        ],
        { counts: 1904 },
      ),
    );
    expect(sheets[0]).toMatchObject({
      ...{
        name: 'AIP',
        isHidden: false,
        datesFrom: 1904,
        merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
      },
      ...{ hiddenRows: new Set([1]), hiddenColumns: new Set([1]) },
    });
    expect(sheets[1]).toMatchObject({ name: 'Old', isHidden: true });
  });

  it('is never calculated: a formula without a kept result is no value', async () => {
    const bytes = altered(SHEET, xml =>
      xml.replace(
        /<c r="A1".*?<\/c>/,
        '<c r="A1"><f>1+1</f></c><c r="B1"><f>HYPERLINK("http://x")</f><v></v></c><c r="C1" t="str"><f>IF(1,"")</f><v></v></c><c r="D1" t="n"><f>1-1</f><v>0</v></c>',
      ),
    );
    expect(await rowsOf(bytes)).toEqual([
      [
        { kind: 'broken', shown: 'a formula without a result' },
        { kind: 'broken', shown: 'a formula without a result' },
        null,
        { kind: 'number', value: 0, shown: '0' },
      ],
    ]);
  });

  it('is refused when it is more than a plan can be, whatever it claims', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 ** 2, 'a') }]);
    expect(bomb.length).toBeLessThan(files.mostBytes);
    expect(await refusal(bomb)).toBe(
      'plan.xlsx unpacks to more than 40 MB, which is no plan: copy the plan alone into a new workbook, and read that.',
    );
    const liar = zipOf([
      { name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 ** 2, 'a'), claims: 100 },
    ]);
    expect(await refusal(liar)).toBe(
      'plan.xlsx is damaged or cut short: save it again in Excel, and read that.',
    );
    expect(await refusal(Buffer.alloc(files.mostBytes + 1))).toContain('is bigger than 5 MB');
    const cells = altered(SHEET, xml =>
      xml.replace('<sheetData>', `<sheetData><row r="9">${'<c r="A9"/>'.repeat(200_001)}</row>`),
    );
    expect(await refusal(cells)).toContain('has more than 200,000 cells');
    const merges = altered(SHEET, xml =>
      xml.replace(
        '</sheetData>',
        `</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2001)}</mergeCells>`,
      ),
    );
    expect(await refusal(merges)).toContain('has more than 2,000 merged cells');
    const far = altered(SHEET, xml =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect(await refusal(far)).toContain('has something in cell XFD1048576');
  });

  it('makes nothing of a width or a link that says it is for every cell', async () => {
    const all = 'A1:XFD1048576';
    const wide = '<col min="1" max="16384" width="9" x:max="9999999"/>'.repeat(900);
    const links = `<hyperlink ref="${all}" location="a" x:ref=${all}/>`.repeat(9000);
    const bytes = altered(SHEET, xml =>
      xml
        .replace('<sheetData>', `<cols>${wide}<col ${' '.repeat(1_000_000)}/></cols><sheetData>`)
        .replace('</sheetData>', `</sheetData><hyperlinks>${links}</hyperlinks>`),
    );
    expect(await rowsOf(bytes)).toEqual([[{ kind: 'text', text: 'x', link: '#a' }]]);
    const hidden = altered(SHEET, xml =>
      xml.replace('<sheetData>', `<cols><col max="3" min='2' hidden="1"/></cols><sheetData>`),
    );
    expect((await read(hidden))[0]?.hiddenColumns).toEqual(new Set([1, 2]));
  });

  it('is refused where one format or its text alone is more than a plan', async () => {
    const long = altered('/xl/styles.xml', xml =>
      xml.replace('formatCode="', `formatCode="${'0'.repeat(1000)}`),
    );
    expect(await refusal(long)).toContain('has a number format that no Excel makes');
    const rows = Array.from({ length: 200 }, () => ['x'.repeat(32_000)]);
    expect(await refusal(altered(SHEET, xml => xml, rows))).toContain(
      'has far more text than a plan, at cell A157',
    );
  });

  it('may claim a million rows, and reach far with nothing', async () => {
    const wide = altered(SHEET, xml =>
      xml
        .replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')
        .replace(
          '</sheetData>',
          '<row r="1048576"><c r="XFD1048576" t="str"><v>  </v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
    );
    expect(await rowsOf(wide)).toEqual([[{ kind: 'text', text: 'x' }]]);
  });

  it('is refused when it is something else, damaged or locked', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe(
      'plan.xlsx is an old Excel or Word document, not a spreadsheet: save it as "Excel Workbook (.xlsx)" or "CSV UTF-8", without a password, and read that.',
    );
    expect(await refusal(Buffer.from('%PDF-1.7'))).toContain('is a PDF document');
    expect(await refusal(Buffer.alloc(0))).toContain('is an empty file');
    expect(await refusal(zipOf([{ name: 'word/document.xml', content: '<x/>' }]))).toContain(
      'is no Excel workbook',
    );
    expect(await refusal(zipOf([{ name: 'xl/workbook.xml', content: '<x/>', encrypted: true }]))).toContain(
      'locked',
    );
    expect(await refusal(workbook([{ rows: [['x']] }]).subarray(0, 900))).toContain('damaged');
    expect(await refusal(altered('/xl/workbook.xml', () => '<workbook'))).toContain('plan.xlsx ');
  });
});

describe('a .csv', () => {
  const text = 'Priority;Café’s action;"a;b\r\n""c"""\r\n\r\nx\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', utf8WithMark(text)],
    ['UTF-16, little end first', utf16le(text)],
    ['UTF-16, big end first', utf16be(text)],
    ['Windows-1252', windows1252(text)],
  ])('in %s has its cells where Excel would show them', async (_, bytes) => {
    const [sheet] = await read(bytes, 'plan.csv');
    expect(sheet?.name).toBeNull();
    expect(sheet?.rows.map(row => row.map(textIn))).toEqual([
      ['Priority', 'Café’s action', 'a;b "c"'],
      [''],
      ['x'],
    ]);
  });

  it('is refused with the line of a quote that never ends, and with too much in it', async () => {
    expect(await refusal(Buffer.from('a,b\n"c,d\n'))).toMatch(/^plan\.xlsx has a quote .* near line \d/);
    expect(await refusal(Buffer.from('x\n'.repeat(5001)))).toContain('has something in or beyond cell A5001');
    expect(await refusal(Buffer.from(`${'x,'.repeat(201)}\n`))).toContain(
      'has something in or beyond cell GS1',
    );
  });
});

describe('what is written', () => {
  const evil = ['=HYPERLINK("http://x")', '+1', '-2', '@SUM(A1)', '\t=1', "'=1", '- a bullet'];
  const sheets = [
    { name: 'Plan', widths: [10], choices: [], rows: evil.map(text => [{ kind: 'text' as const, text }]) },
  ];

  it('has no formula in a .xlsx: each text is a string that stays one when it is edited', async () => {
    const bytes = await files.write(sheets, 'xlsx');
    const xml = partOf(bytes, SHEET);
    expect(xml).not.toMatch(/<f[ >]|t="str"/);
    expect(xml.match(/<c [^>]*t="s"/g)).toHaveLength(evil.length);
    expect(partOf(bytes, '/xl/styles.xml')).toContain('numFmtId="49"');
    expect((await rowsOf(Buffer.from(bytes)))?.map(row => row[0])).toEqual(sheets[0]?.rows.flat());
  });

  it('has an apostrophe before it in a .csv, which is taken away again', async () => {
    const bytes = Buffer.from(await files.write(sheets, 'csv'));
    const fields = bytes.toString().replace('\ufeff', '').trimEnd().split('\r\n');
    for (const field of fields) expect(field).toMatch(/^"?'/);
    expect((await rowsOf(bytes))?.map(row => row[0])).toEqual(sheets[0]?.rows.flat());
  });

  it('offers the colours and the tags to choose from', async () => {
    const grid = planGrid({ priorities: [] }, { title: 'Plan', tags: ['culture & ethos', 'clarity'] });
    const xml = partOf(await files.write(grid, 'xlsx'), SHEET);
    expect(xml).toContain(
      '<dataValidation type="list" allowBlank="1" sqref="G4:G2000"><formula1>"red,amber,green"</formula1>',
    );
    expect(xml).toContain('sqref="F4:F2000"><formula1>"culture &amp; ethos,clarity"</formula1>');
    expect(xml.indexOf('</sheetData>')).toBeLessThan(xml.indexOf('<dataValidations'));
  });
});
