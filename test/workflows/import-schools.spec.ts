import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { looksLikeRegister } from '#domain/school/register-columns.ts';
import type { Store } from '#ports/store.ts';
import { utf8WithMark, utf16le, windows1252 } from '#test/builders/encode.ts';
import {
  fewSchools,
  HEADINGS,
  type RegisterRow,
  registerText,
  school,
} from '#test/builders/register-file.ts';
import { zipOf } from '#test/builders/zip-file.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { importSchools, type SchoolsImported } from '#workflows/import-schools.ts';

/** A minute passes between two imports. */
const clock = { now: () => new Date(Date.UTC(2026, 10, 3, 9, ++minute)).toISOString() };
let minute = 0;
const files = temporaryFiles();
let database: TestDatabase;
let store: Store;
/** Each test imports into a trust of its own, whose number takes the place of 90001. */
let uid: string;
let lastUid = 91_000;

beforeAll(async () => {
  database = await freshDatabase();
  store = prismaStore(database.connection);
});
afterAll(async () => {
  await store.close();
  await database.drop();
  files.remove();
});

function newTrust(): void {
  uid = String(++lastUid);
}
const ofTrust = (rows: readonly RegisterRow[]) =>
  rows.map(row => (row['Trusts (code)'] === '90001' ? { ...row, 'Trusts (code)': uid } : row));
const text = (
  rows: readonly RegisterRow[],
  ...writing: Parameters<typeof registerText> extends [unknown, ...infer W] ? W : never
) => registerText(ofTrust(rows), ...writing);

async function importFile(content: string | Buffer, name = 'register.csv'): Promise<SchoolsImported> {
  const table = await openTable(files.write(name, content), {
    what: 'the school register',
    mend: 'Download it.',
    fits: looksLikeRegister,
  });
  return importSchools(
    { store, clock, newId: () => `trust-${uid}` },
    { table, uid, givenTenant: `00000000-0000-4000-8000-0000000${uid}`, configuredTenant: null },
  );
}
const stored = () => store.inTrust(`trust-${uid}`).schools.list();
const storedSchool = async (urn: string) => (await stored()).find(s => s.urn === urn);
const counts = ({ added, changed, closed, back, movedAway, unchanged, notInFile }: SchoolsImported) =>
  Object.fromEntries(
    Object.entries({ added, changed, closed, back, movedAway, unchanged, notInFile })
      .map(([key, list]) => [key, list.length] as const)
      .filter(([, count]) => count > 0),
  );

/** What the three schools of the trust must look like, however their file is written. */
const EXPECTED = [
  {
    urn: '900003',
    name: 'Birch Lane Academy',
    phase: 'Secondary',
    statutoryLowAge: 11,
    openedOn: '2015-09-01',
  },
  {
    urn: '900001',
    name: 'Oakwood Primary School',
    phase: 'Primary',
    statutoryLowAge: 4,
    openedOn: '2015-09-01',
  },
  {
    urn: '900002',
    name: "St Mary's, Elmfield",
    phase: 'Primary',
    status: 'Open',
    religiousCharacter: null,
    ofstedInspectedOn: '2022-11-16',
    ofstedRating: 'Good',
    easting: 447_694,
    postcode: 'FT1 1AA',
    ofstedSpecialMeasures: null,
  },
];

const without = (...gone: string[]) => HEADINGS.filter(h => !gone.includes(h));
const dashed = () =>
  fewSchools().map(row =>
    Object.fromEntries(
      Object.entries(row).map(([k, v]) => [k, v.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$1-$2-$3')]),
    ),
  );

describe('a register file', () => {
  const accepted: [string, () => string | Buffer, string?][] = [
    ['as it is served', () => text(fewSchools())],
    ['quoted throughout', () => text(fewSchools(), { quoteAll: true })],
    ['with Windows line ends', () => text(fewSchools(), { lineEnd: '\r\n' })],
    ['with a mark at the start', () => utf8WithMark(text(fewSchools(), { quoteAll: true }))],
    ['in UTF-16, as Excel saves Unicode text', () => utf16le(text(fewSchools(), { separator: '\t' }))],
    ['with semicolons, as some spreadsheets save it', () => text(fewSchools(), { separator: ';' })],
    ['with dates as dd-mm-yyyy', () => text(dashed())],
    ['with its columns in another order', () => text(fewSchools(), { headings: HEADINGS.toReversed() })],
    [
      'with columns added',
      () =>
        text(
          fewSchools().map(r => ({ ...r, Extra: 'x' })),
          { headings: ['Extra', ...HEADINGS, 'Another'] },
        ),
    ],
    [
      'with headings recased and respaced',
      () =>
        text(fewSchools())
          .replace('EstablishmentName', 'Establishment name')
          .replace('Trusts (code)', 'TRUSTS(CODE)'),
    ],
    [
      'with codes where names are missing',
      () =>
        text(fewSchools(), { headings: without('PhaseOfEducation (name)', 'EstablishmentStatus (name)') }),
    ],
    [
      'with a blank line in the middle and at the end',
      () => `${text(fewSchools()).replace('\n900002', '\n\n900002')}\n\n`,
    ],
    [
      'in the .zip it arrives in',
      () => zipOf([{ name: 'edubasealldata20261103.csv', content: text(fewSchools()) }]),
    ],
    [
      'in a .zip beside another file',
      () =>
        zipOf([
          { name: 'links.csv', content: 'URN,LinkURN\n1,2\n' },
          { name: 'all.csv', content: text(fewSchools()) },
        ]),
    ],
  ];
  it.each(accepted)('comes in %s', async (_, content) => {
    newTrust();
    const done = await importFile(content());
    expect(counts(done)).toEqual({ added: 3 });
    expect(done.trust).toMatchObject({ uid, name: 'Fortshire Learning Trust' });
    expect(await stored()).toMatchObject(EXPECTED);
  });

  it.each([
    ['Windows-1252', windows1252],
    ['UTF-8', Buffer.from],
  ] as const)('keeps accents and curly quotes from %s', async (_, encode) => {
    newTrust();
    await importFile(encode(text([school('900001', 'St André’s – Élan')])));
    expect(await stored()).toMatchObject([{ name: 'St André’s – Élan' }]);
  });

  it('may hold new lines inside a value, which become spaces', async () => {
    newTrust();
    await importFile(
      text([school('900001', 'Oakwood', { Street: '1 School Lane\r\nThe Green' }), school('900002', 'Elm')]),
    );
    expect(await storedSchool('900001')).toMatchObject({ street: '1 School Lane The Green' });
  });

  const refused: [string, () => string | Buffer, RegExp, string?][] = [
    [
      'an Excel workbook renamed to .csv',
      () => zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]),
      /register\.csv is an Excel workbook, not a CSV file/,
    ],
    [
      'an error page saved as .csv',
      () => '<html><body>502 Bad Gateway</body></html>',
      /expected a CSV file and found a web page/,
    ],
    ['an empty file', () => '', /found an empty file/],
    ['headings only', () => text([]), /has the register's headings and no schools under them/],
    [
      'another list',
      () => 'Pupil,Mark\nA,1\n',
      /no column URN, EstablishmentName, Trusts \(code\)\. Headings found: Pupil, Mark/,
    ],
    [
      'a file without the trusts',
      () => text(fewSchools(), { headings: without('Trusts (code)') }),
      /no column Trusts \(code\)/,
    ],
    [
      'no school of the trust',
      () => text([school('900004', 'Far', { 'Trusts (code)': '90002', 'Trusts (name)': 'DISTANT TRUST' })]),
      /It has 90002 Distant Trust \(1 school\)/,
    ],
    [
      'a file cut short inside quotes',
      () => text(fewSchools(), { quoteAll: true }).slice(0, -20),
      /starts on line 5 opens a quote and never closes it/,
    ],
  ];
  it.each(refused)('is refused when it is %s', async (_, content, message) => {
    newTrust();
    await expect(importFile(content())).rejects.toThrow(message);
    expect(await store.trusts.byUid(uid)).toBeNull();
  });

  it('is refused for bad rows, each named with its line and every reason, and nothing comes in', async () => {
    newTrust();
    const content = text([
      school('900001', 'Good School'),
      school('12345', 'Short Number'),
      school('900003', ' ', { OpenDate: '31/02/2020', Easting: 'east' }),
      school('900004', 'Upside\nDown', { StatutoryLowAge: '18', StatutoryHighAge: '11' }),
      school('900001', 'Good School'),
      school('abc', 'Of another trust', { 'Trusts (code)': '90002' }),
    ]);
    await expect(importFile(content)).rejects.toMatchObject({
      message: expect.stringMatching(/6 faults, so nothing was imported/),
      faults: [
        { line: 3, reason: 'URN "12345" is not a number of six digits' },
        { line: 4, reason: 'no name' },
        { line: 4, reason: expect.stringMatching(/^the opening date "31\/02\/2020" is not a day/) },
        { line: 4, reason: expect.stringMatching(/^easting "east"/) },
        { line: 5, reason: 'the lowest age, 18, is above the highest, 11' },
        { line: 7, reason: 'URN 900001 is also on line 2' },
      ],
    });
    expect(await store.trusts.byUid(uid)).toBeNull();
  });

  it('is refused for a row cut short, whoever it belongs to', async () => {
    newTrust();
    const whole = text(fewSchools());
    await expect(importFile(whole.slice(0, -150))).rejects.toMatchObject({
      faults: [{ line: 5, reason: expect.stringMatching(/^\d+ fields where the headings have 140/) }],
    });
  });
});

describe('a later file', () => {
  async function twice(rows: readonly RegisterRow[], headings = HEADINGS) {
    newTrust();
    await importFile(text(fewSchools()));
    return importFile(text(rows, { headings }));
  }
  const news = () => store.inTrust(`trust-${uid}`).schools.newsSince('2000-01-01T00:00:00.000Z');
  const [oak = {}, elm = {}, birch = {}] = fewSchools();

  it('that is the same changes nothing and is no news', async () => {
    expect(counts(await twice(fewSchools()))).toEqual({ unchanged: 3 });
    expect(await news()).toEqual([]);
    const audit = await store.inTrust(`trust-${uid}`).audit.list();
    expect(audit.map(a => [a.verb, a.actorId, a.after])).toMatchObject([
      ['schools.import', 'operator', { added: 3, unchanged: 0 }],
      ['schools.import', 'operator', { added: 0, unchanged: 3 }],
    ]);
  });

  it('that renames a school says from what to what, and tells the agenda', async () => {
    const done = await twice([
      { ...oak, EstablishmentName: 'Oakwood Academy', LastChangedDate: '01/11/2026' },
      elm,
      birch,
    ]);
    expect(counts(done)).toEqual({ changed: 1, unchanged: 2 });
    expect(done.changed[0]?.fields).toContainEqual({
      field: 'name',
      before: 'Oakwood Primary School',
      after: 'Oakwood Academy',
    });
    expect(await news()).toMatchObject([{ urn: '900001', field: 'name', after: 'Oakwood Academy' }]);
  });

  it('that closes a school closes it, also when the register takes its trust away', async () => {
    const shut = {
      ...oak,
      'EstablishmentStatus (name)': 'Closed',
      CloseDate: '31/08/2026',
      'Trusts (code)': '',
    };
    expect(counts(await twice([shut, elm, birch]))).toEqual({ closed: 1, unchanged: 2 });
    expect(await storedSchool('900001')).toMatchObject({
      status: 'Closed',
      closedOn: '2026-08-31',
      leftTrustOn: null,
    });
    expect(counts(await importFile(text([oak, elm, birch])))).toEqual({ back: 1, unchanged: 2 });
  });

  it('that shows a school under another trust marks it gone, once, and takes it back when it returns', async () => {
    const gone = { ...oak, 'Trusts (code)': '90002' };
    const done = await twice([gone, elm, birch]);
    expect(counts(done)).toEqual({ movedAway: 1, unchanged: 2 });
    expect(await storedSchool('900001')).toMatchObject({
      leftTrustOn: '2026-11-03',
      name: 'Oakwood Primary School',
    });
    expect(counts(await importFile(text([gone, elm, birch])))).toEqual({ unchanged: 2 });
    expect(counts(await importFile(text([oak, elm, birch])))).toEqual({ back: 1, unchanged: 2 });
    expect(await storedSchool('900001')).toMatchObject({ leftTrustOn: null });
  });

  it('that adds a school is news of it, and keeps schools it does not name', async () => {
    const done = await twice([oak, elm, school('900009', 'Newcomer School')]);
    expect(counts(done)).toEqual({ added: 1, unchanged: 2, notInFile: 1 });
    expect(await news()).toMatchObject([{ urn: '900009', field: 'joined' }]);
    expect(await stored()).toHaveLength(4);
  });

  it('without a column leaves what is stored, and with the column blank empties it', async () => {
    const columns = without(
      'Postcode',
      'OfstedRating (name)',
      'PhaseOfEducation (name)',
      'PhaseOfEducation (code)',
      'CloseDate',
    );
    expect(counts(await twice(fewSchools(), columns))).toEqual({ unchanged: 3 });
    expect(await storedSchool('900001')).toMatchObject({
      postcode: 'FT1 1AA',
      ofstedRating: 'Good',
      phase: 'Primary',
    });
    expect(counts(await importFile(text([{ ...oak, Postcode: '' }, elm, birch])))).toEqual({
      changed: 1,
      unchanged: 2,
    });
    expect(await storedSchool('900001')).toMatchObject({ postcode: null });
  });

  it('with one bad row changes nothing at all', async () => {
    await expect(
      twice([{ ...oak, EstablishmentName: 'Changed' }, { ...elm, OpenDate: 'soon' }, birch]),
    ).rejects.toThrow(/nothing was imported/);
    expect(await storedSchool('900001')).toMatchObject({ name: 'Oakwood Primary School' });
  });
});
