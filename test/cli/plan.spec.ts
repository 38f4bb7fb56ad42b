import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { textIn } from '#domain/plan/sheet/sheet.ts';
import { realDate, workbook } from '#test/builders/plan-sheets.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, TERMS_2026 } from '#test/builders/trust.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const files = temporaryFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async tx => {
    await tx.trust.create(MILL_LANE);
    await tx.schools.add([registerEntry()], NOW);
  });
  await store.close();
  const terms = TERMS_2026.map(({ kind, name, startsOn, endsOn }) =>
    [kind, name, startsOn, endsOn].join(','),
  );
  await run('import', 'terms', files.write('terms.csv', ['Kind,Name,Start,End', ...terms].join('\n')));
});
afterAll(async () => {
  await database.drop();
  files.remove();
});
const run = (...words: string[]) => fortnight(database, NOW, ...words);
const HEADINGS = ['Priority', 'Action', 'Lead', 'Timescale', 'Success criteria', 'Impact'];

it('says what a plan would bring in and what it would not, and saves nothing', async () => {
  const rows = [
    HEADINGS,
    ['Reading', 'Train all staff', 'Head / SENCo', realDate('2026-11-20'), 'All trained', 'Better lessons'],
    [null, 'Buy books', 'Office', 'Autumn 2'],
    [null, 'Keep going', 'Office', 'Ongoing'],
  ];
  const path = files.write('aip.xlsx', workbook([{ name: 'AIP', rows, hiddenRows: [3] }]));
  const asked = await run('plan', 'read', path, '--school', '900001');
  expect(asked).toMatchObject({ code: 1, out: '' });
  expect(asked.err).toContain(
    'Sheet AIP, cell E1: "Success criteria" (column E) and "Impact" (column F) may each be',
  );
  const faulty = await run('plan', 'read', path, '--school', 'Oakwood', '--column', 'measure=E');
  expect(faulty.err).toMatch(/ {2}Sheet AIP, cell D4: "Ongoing" has no end/);
  const words = ['--column', 'measure=Success criteria', '--ongoing', 'end-of-year', '--year', '2026/27'];
  const { code, out, err } = await run('plan', 'read', path, '--school', '900001', ...words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    [
      'Oakwood Primary School (900001): action plan 2026/27',
      'From aip.xlsx, sheet AIP: 1 priority, 2 actions.',
      '',
      'Read from',
      '  column A “Priority”: priority',
      '  column B “Action”: action',
      '  column C “Lead”: person responsible',
      '  column D “Timescale”: date',
      '  column E “Success criteria”: success criteria',
      '',
      '1. Reading',
      '  1.1 Train all staff',
      '      Head / SENCo, by Fri 20 Nov 2026',
      '      Success: All trained',
      '  1.2 Keep going',
      '      Office, by Wed 21 Jul 2027',
      '',
      'Not imported',
      '  Sheet AIP, cell F1 and below: “Impact” is no part of a plan here: not imported',
      '  Sheet AIP, cell B3: "Buy books": the row is hidden, so it is not imported',
      '',
      'Worth a look',
      '  Sheet AIP, cell C2: "Head / SENCo" is more than one person: name one of them by card afterwards',
      '  Sheet AIP, cell D4: "Ongoing" is taken as Wed 21 Jul 2027',
      'Nothing was saved.',
      '',
    ].join('\n'),
  );
});

it('writes a template in the words of the model, which is read back as an empty plan', async () => {
  await run('model', 'use', 'an-daras');
  const path = files.write('x', '').replace(/x$/, 'template.xlsx');
  const { code, out } = await run('plan', 'template', path, '--kind', 'AIP');
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Wrote ') });
  const [plan, tags] = await xlsxPlanFiles().read({ name: 'template.xlsx', bytes: readFileSync(path) });
  expect(plan?.rows[0]?.map(textIn)).toEqual(['School improvement plan']);
  expect(tags?.rows.map(row => textIn(row[0]))).toContain('people and leadership');
  const empty = await run('plan', 'read', path, '--school', '900001');
  expect(empty.err).toBe('template.xlsx has the headings of a plan in row 3 and no actions under them.\n');
  expect((await run('plan', 'template', path)).err).toContain('There is a file');
  expect((await run('plan', 'template', 'plan.doc')).err).toContain('neither .xlsx nor .csv');
  expect((await run('plan', 'template', `${path}2.csv`, '--kind', 'rap')).err).toContain(
    'it has aip (School improvement plan)',
  );
});

it('refuses what is said wrongly, with how it is said', async () => {
  const path = files.write('plan.csv', 'Priority,Action,By when\nReading,Train,3/11/26\n');
  const wrong = (...words: string[]) => run('plan', 'read', path, '--school', '900001', ...words);
  expect((await wrong('--column', 'when=B')).err).toContain('A column is named such as due="By when"');
  expect((await wrong('--column', 'due=B', '--column', 'due=C')).err).toContain('The due is named twice');
  expect((await wrong('--column', 'due=Deadline')).err).toContain(
    'has no column "Deadline" for --column due',
  );
  expect((await wrong('--year', '2026/28')).err).toContain('An academic year is written 2026 or 2026/27');
  expect((await wrong('--sheet', 'AIP')).err).toContain('is a CSV file, which has no sheets');
  expect((await wrong()).out).toContain('1.1 Train');
  expect((await run('plan', 'read', path)).code).toBe(2);
});

it('keeps a plan as a draft once, and writes it out as it can be read in again', async () => {
  await run('model', 'use', 'an-daras');
  const rows = [
    HEADINGS.slice(0, 5),
    ['Reading', 'Train all staff', 'Head', realDate('2026-11-20'), 'All trained'],
  ];
  const path = files.write('sip.xlsx', workbook([{ name: 'SIP', rows }]));
  const unsaid = await run('plan', 'import', path, '--school', '900001');
  expect(unsaid).toMatchObject({ code: 1, out: '', err: expect.stringContaining('with --kind: aip (') });
  const kept = await run('plan', 'import', path, '--school', '900001', '--kind', 'aip');
  expect(kept.err).toBe('');
  expect(kept.out).toContain('1.1 Train all staff');
  expect(kept.out).toContain('Kept as a draft');
  const again = await run('plan', 'import', path, '--school', '900001', '--kind', 'aip');
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('It is left as it is') });
  const out = files.write('y', '').replace(/y$/, 'out.csv');
  const written = await run('plan', 'export', out, '--school', 'Oakwood');
  expect(written).toMatchObject({ code: 0, out: expect.stringContaining('School improvement plan 2026/27') });
  const back = await run('plan', 'read', out, '--school', '900001');
  expect(back.out).toContain(
    '  1.1 Train all staff\n      Head, by Fri 20 Nov 2026\n      Success: All trained',
  );
  const none = await run(
    'plan',
    'export',
    out.replace('out', 'other'),
    '--school',
    '900001',
    '--kind',
    'sdp',
  );
  expect(none.code).toBe(1);
});
