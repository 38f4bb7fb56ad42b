import { afterAll, beforeAll, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  files.remove();
});

async function fortnight(line: string) {
  const said = { out: '', err: '' };
  const code = await runCommandLine(line.split(' '), {
    out: text => {
      said.out += text;
    },
    err: text => {
      said.err += text;
    },
    isScreen: false,
    clock: { now: () => '2026-11-03T09:30:00.000Z' },
    newId: () => 'id',
    config: () => readConfig({}, 'command-line'),
    calendars: () => ({ of: () => null }),
    openStore: async () => prismaStore(database.connection),
  });
  return { code, ...said };
}

const AUTUMN = 'Kind,Name,Start,End\nTerm,Autumn term,02/09/2026,18/12/2026\n';

it('imports term dates and lists them', async () => {
  expect(await fortnight('terms list --json')).toEqual({ code: 0, out: '[]\n', err: '' });
  expect(await fortnight(`import terms ${files.write('t.csv', AUTUMN)}`)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^No trust has been imported yet\./),
  });
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, tx => tx.trust.create(MILL_LANE));
  await store.close();
  expect((await fortnight('terms list')).out).toBe(
    'There are no term dates yet. Import them: npm run fortnight -- import terms FILE\n',
  );

  const file = files.write('terms.csv', `${AUTUMN}Bank holiday,Boxing Day,28/12/2026,28/12/2026\n`);
  expect(await fortnight(`import terms ${file} --trust 90001`)).toEqual({
    code: 0,
    out: 'Trust 90001 Mill Lane Learning Trust\n  1 added\n  0 changed\n  0 removed\n  0 unchanged\n',
    err: 'Saving 1 date\nline 3: "Boxing Day" left out, bank holidays are known without being imported\n',
  });
  expect(JSON.parse((await fortnight('terms list --json')).out)).toEqual([
    { scope: 'trust', kind: 'term', name: 'Autumn term', startsOn: '2026-09-02', endsOn: '2026-12-18' },
  ]);
  expect(await fortnight('terms list')).toEqual({
    code: 0,
    out: 'Scope  Kind  Name         From            To\ntrust  term  Autumn term  Wed 2 Sep 2026  Fri 18 Dec 2026\n',
    err: '',
  });

  const moved = files.write('moved.csv', AUTUMN.replace('02/09', '03/09'));
  expect((await fortnight(`import terms ${moved}`)).out).toContain(
    'Removed:\n  trust: Autumn term (Wed 2 Sep 2026 to Fri 18 Dec 2026)\n',
  );
});

it('says so when the trust itself has no term dates for this year', async () => {
  const old = files.write('old.csv', AUTUMN.replaceAll('2026', '2025'));
  await fortnight(`import terms ${old}`);
  expect((await fortnight('terms list')).err).toBe('');
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async ({ calendar }) =>
    calendar.remove((await calendar.entries()).filter(entry => entry.startsOn.startsWith('2026'))),
  );
  await store.close();
  expect((await fortnight('terms list')).err).toBe(
    'Of the trust itself: There are no term dates for 2026/27. A trust administrator can import them: fortnight import terms FILE.\n',
  );
});

it('refuses bad rows with their lines, and a scope it cannot read as wrong use', async () => {
  const bad = files.write('bad.csv', 'Kind,Name,Start,End\nParty,,01/09/2026,\n');
  const { code, out, err } = await fortnight(`import terms ${bad}`);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('bad.csv has 1 fault, so nothing was imported.');
  expect(err).toContain('  line 2: kind "Party" is not known');
  const wrong = await fortnight(`import terms ${bad} --scope Derby`);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('"Derby" is not trust, la:CODE (such as la:831) or school:URN');
});
