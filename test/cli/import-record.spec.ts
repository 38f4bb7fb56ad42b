import { afterAll, beforeAll, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const files = temporaryFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const store = prismaStore(database.connection);
  for (const trust of [MILL_LANE, FAR_HILLS])
    await store.transaction(trust.id, async tx => {
      await tx.trust.create(trust);
      await tx.schools.add([registerEntry()], NOW);
    });
  await store.close();
});
afterAll(async () => {
  await database.drop();
  files.remove();
});
const run = (...words: string[]) => fortnight(database, NOW, ...words);

it('brings in categories, events and engagements of the trust that was named', async () => {
  const head = 'Trust 90001 Mill Lane Learning Trust\n';
  await run('model', 'use', 'dsat', '--trust', '90001');
  const bring = (what: string, text: string) =>
    run('import', what, files.write(`${what}.csv`, text), '--trust', '90001');
  expect(await bring('categories', 'URN,Category,From\n900001,Recovery,2026-09-01\n')).toEqual({
    code: 0,
    out: `${head}  1 added\n  0 changed\n  0 unchanged\n`,
    err: '',
  });
  expect((await bring('events', 'URN,Event,From\n900001,new head,2026-11-02\n')).out).toContain('1 added');
  expect((await bring('engagements', 'URN,What,On\n900001,aim,2026-09-15\n')).out).toContain('1 added');
  expect((await bring('engagements', 'URN,What,On\n900001,aim,2026-09-15\n')).out).toContain('1 unchanged');
  const listed = JSON.parse((await run('model', 'list', '--json')).out);
  expect(listed.flatMap(({ inUse }: { inUse: { trust: string }[] }) => inUse)).toEqual([
    { trust: '90001', from: '2026-09-01' },
  ]);
});

it('refuses with every fault by its line, and says which trust when there are several', async () => {
  const wrong = files.write('wrong.csv', 'URN,Category,From\n900001,Best,2026-09-01\n900007,Repair,x\n');
  expect((await run('import', 'categories', wrong)).err).toContain('There are 2 trusts here');
  const { code, err } = await run('import', 'categories', wrong, '--trust', '90001');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^wrong\.csv has 2 faults, so nothing was imported\..*\n {2}line 2: category "Best" .*\n {2}line 3: /,
  );
});

it('brings nothing back that was corrected since, and says what it is now', async () => {
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async ({ owed }) => {
    const entries = (await owed.entriesOf(['900001'])).get('900001') ?? [];
    const wrong = entries.find(({ kind }) => kind === 'category');
    const right = { kind: 'category', name: 'repair', from: '2026-09-07', to: null } as const;
    const correcting = { correctsId: wrong?.id ?? '', why: 'The wrong row', id: 'right', urn: '900001' };
    await owed.addStandings([{ ...right, ...correcting }], { at: NOW, byId: 'person-1' });
  });
  await store.close();
  const file = files.write('again.csv', 'URN,Category,From\n900001,Recovery,2026-09-01\n');
  const { code, err } = await run('import', 'categories', file, '--trust', '90001');
  expect(code).toBe(1);
  expect(err).toContain(
    'line 2: "Recovery" of 900001 from Tue 1 Sep 2026 was corrected on Thu 12 Nov 2026: it is "Repair" from Mon 7 Sep 2026. Leave the line out, or correct it on the school’s card',
  );
  const same = files.write('right.csv', 'URN,Category,From\n900001,Repair,2026-09-07\n');
  expect((await run('import', 'categories', same, '--trust', '90001')).out).toContain('1 unchanged');
});

it('lists them in its help', async () => {
  const { out } = await run('import', '--help');
  for (const command of ['categories', 'events', 'engagements'])
    expect(out).toContain(`${command} [options] <file>`);
});
