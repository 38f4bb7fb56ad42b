import { afterAll, beforeAll, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { FAR_HILLS, MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { fortnight as runFortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
let database: TestDatabase;

const fortnight = (...argv: string[]) => runFortnight(database, '2026-11-12T09:00:00.000Z', ...argv);

beforeAll(async () => {
  database = await freshDatabase();
  const store = prismaStore(database.connection);
  for (const trust of [MILL_LANE, { ...FAR_HILLS, isDemo: true }])
    await store.transaction(trust.id, async tx => {
      await tx.trust.create(trust);
      await tx.people.save(person('Tom Reed', [{ role: 'officer', scope: { kind: 'trust' } }]));
      await tx.calendar.save(TERMS_2026);
    });
  await store.close();
});
afterAll(async () => {
  await database.drop();
  files.remove();
});

const add = (uid: string, name: string) => {
  const rhythm = 'series add --weekday tue --time 9:30 --from 8/9/2026 --chair'.split(' ');
  return fortnight(...rhythm, 'Tom Reed', '--trust', uid, '--name', name);
};

it('a series of one person says how others are added, and how its channel is chosen', async () => {
  const { code, out, err } = await add(MILL_LANE.uid, 'Year 6');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n').slice(2)).toEqual([
    '  Only Tom Reed belongs to it: add others with series change "Year 6" --member WHO WHO',
    '  No channel yet: type “@Fortnight use this channel for Year 6” in it.',
    '',
  ]);
  expect((await fortnight('series', 'show', 'Year 6', '--trust', MILL_LANE.uid)).out).toContain(
    'none yet: type “@Fortnight use this channel for Year 6” in it',
  );
});

it('on the demo’s data says that the demo’s clock is not used', async () => {
  const { code, err } = await add(FAR_HILLS.uid, 'SIT');
  expect(code).toBe(0);
  const said = "This is the demo's trust. The demo's clock is not used here: what is next goes by today.\n";
  expect(err).toBe(said);
  expect((await fortnight('terms', 'list', '--trust', FAR_HILLS.uid)).err).toBe(said);
  expect((await fortnight('terms', 'list', '--trust', MILL_LANE.uid)).err).toBe('');
});

it('a refused file of hubs or people is named', async () => {
  const trust = ['--trust', MILL_LANE.uid];
  const hubs = files.write('north.csv', 'Hub,URN\nNorth,900009\n');
  expect((await fortnight('import', 'hubs', hubs, ...trust)).err).toMatch(/^north\.csv has 1 fault, so/);
  const staff = files.write('staff.csv', 'UPN,Name,E-mail,Role,Scope\nx,A,,CEO,trust\n');
  expect((await fortnight('import', 'people', staff, ...trust)).err).toMatch(
    /^staff\.csv has \d faults?, so/,
  );
});

it('text that is no table is not read back at length', async () => {
  const text = `# Words, ${'and more words '.repeat(9)}, ${'a, '.repeat(20)}`;
  const { err } = await fortnight(
    'import',
    'terms',
    files.write('notes.csv', `${text}\n`),
    '--trust',
    MILL_LANE.uid,
  );
  expect(err).toContain('# Words, and more words and more words …, a, a, a, a, a, a and ');
});
