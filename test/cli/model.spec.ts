import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
const NOW = '2026-11-12T09:00:00.000Z';
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  files.remove();
});
const run = (...words: string[]) => fortnight(database, NOW, 'model', ...words);

describe('fortnight model', () => {
  it('lists the five models, with and without a ladder', async () => {
    const { out } = await run('list');
    expect(out).toMatch(/^Id +Name +Categories +Engagements +Obligations +In use$/m);
    expect(out).toMatch(/^dsat +.* 5 /m);
    expect(out).toMatch(/^ddat +.* none /m);
    expect(JSON.parse((await run('list', '--json')).out)).toHaveLength(5);
  });

  it('shows what a model says and where it was read, marking what was filled in', async () => {
    const { out } = await run('show', 'dartmoor');
    expect(out).toContain('team: drive teams [seed 000, process]');
    expect(out).toContain('once a term [default]');
    expect(JSON.parse((await run('show', 'dsat', '--json')).out)).toMatchObject({ id: 'dsat' });
    expect(await run('show', 'nothing')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is an-daras'),
    });
  });

  it('says that a file is right, or what is wrong where and how to mend it', async () => {
    expect((await run('check', 'src/models/dsat.yaml')).out).toContain('is right: Trust Improvement Model');
    const wrong = files.write(
      'ours.yaml',
      'id: ours\nname: Ours\nextends: dsat\nlateness: { escalatesByItself: perhaps }\n',
    );
    const { code, err } = await run('check', wrong);
    expect(code).toBe(1);
    expect(err).toContain('has 1 fault:');
    expect(err).toMatch(/line 4, lateness\.escalatesByItself: .*To mend it: /);
    expect(await run('check', '/nowhere/at-all.yaml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
  });

  it('gives editors the shape of a model file', async () => {
    const schema = JSON.parse((await run('schema')).out);
    expect(schema.else.required).toContain('lateness');
    expect(schema.then.required).toEqual(['id', 'extends']);
    expect(schema.then.properties.engagements.items.properties.remove).toEqual({ const: true });
  });
});

describe('fortnight model use', () => {
  const RIGHT = 'id: ours\nname: Our own model\nextends: dsat\n';
  const inUse = async () => {
    const store = prismaStore(database.connection);
    const uses = await store.inTrust(MILL_LANE.id).owed.modelUses();
    await store.close();
    return uses.map(({ modelId, from, text }) => [modelId, from, text]);
  };

  const audited = async () => {
    const store = prismaStore(database.connection);
    const entries = await store.inTrust(MILL_LANE.id).audit.list();
    await store.close();
    return entries;
  };

  it('needs a trust', async () => {
    expect(await run('use', 'dsat')).toMatchObject({
      code: 1,
      err: expect.stringContaining('No trust has been imported yet'),
    });
    const store = prismaStore(database.connection);
    await store.transaction(MILL_LANE.id, async tx => {
      await tx.trust.create(MILL_LANE);
      await tx.schools.add([registerEntry()], NOW);
    });
    await store.close();
  });

  it('takes a model into use from the first day of this academic year; the same again changes nothing', async () => {
    const head = 'Trust 90001 Mill Lane Learning Trust\n';
    const uses = '  uses dsat, Trust Improvement Model (a diocesan academies trust), from Tue 1 Sep 2026';
    expect(await run('use', 'dsat')).toEqual({ code: 0, out: `${head}${uses}\n`, err: '' });
    expect((await run('use', 'dsat')).out).toBe(`${head}${uses} already: nothing was changed\n`);
    expect(await inUse()).toEqual([['dsat', '2026-09-01', null]]);
    expect(await audited()).toMatchObject([
      {
        verb: 'model.use',
        subject: 'model',
        actorId: 'operator',
        after: { modelId: 'dsat', from: '2026-09-01', own: false },
      },
    ]);
  });

  it('refuses a file with faults, each by line and path with how to mend it, and keeps the model in use', async () => {
    const wrong = files.write('wrong.yaml', `${RIGHT}joining: { rule: never, source: default }\nladder: 3\n`);
    const { code, err } = await run('use', wrong);
    expect(code).toBe(1);
    expect(err).toContain('so it was not taken into use and the model in use stays:');
    expect(err).toMatch(/line 4, joining\.rule: .*To mend it: /);
    expect(err).toMatch(/line 5, ladder: .*To mend it: /);
    expect(await inUse()).toHaveLength(1);
  });

  it.each([
    ['what is not there', () => '/nowhere/at-all.yaml', 'There is no file'],
    [
      'a name of nothing',
      () => 'dsta',
      'There is no model "dsta", nor a file of that name. There is an-daras',
    ],
    ['a folder', () => tmpdir(), 'is not a file'],
    ['bytes that are no text', () => files.write('b', Buffer.from([0x69, 0xff, 0xfe])), 'not text in UTF-8'],
    ['text with a null in it', () => files.write('n', 'id: ours\0'), 'not text in UTF-8'],
    ['ten megabytes', () => files.write('big.yaml', 'a'.repeat(10_000_000)), '10,000,000 bytes'],
    ['half a megabyte', () => files.write('half.yaml', `#${'a'.repeat(500_000)}`), '500,001 bytes'],
    ['an empty file', () => files.write('e.yaml', ''), 'the file is empty'],
    ['a copy that kept its id', () => 'src/models/dsat.yaml', 'Give the file an id of its own'],
  ])('refuses %s, and keeps the model in use', async (_what, file, words) => {
    expect(await run('use', file())).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
    expect(await inUse()).toHaveLength(1);
  });

  it("keeps the text of the trust's own file, and lists it beside the others with who uses it", async () => {
    const own = files.write('ours.yaml', RIGHT);
    expect((await run('use', own, '--from', '1/1/2027')).out).toContain(
      'uses ours, Our own model, from Fri 1 Jan 2027',
    );
    expect(await inUse()).toEqual([
      ['dsat', '2026-09-01', null],
      ['ours', '2027-01-01', RIGHT],
    ]);
    const { out } = await run('list');
    expect(out).toMatch(/^dsat .*trust 90001, from Tue 1 Sep 2026$/m);
    expect(out).toMatch(/^ours .*trust 90001, from Fri 1 Jan 2027$/m);
    const rows = JSON.parse((await run('list', '--json')).out);
    expect(rows.at(-1)).toMatchObject({
      id: 'ours',
      own: true,
      inUse: [{ trust: '90001', from: '2027-01-01' }],
    });
    // What is said last holds from its first day on, and what was said for a later day is named.
    expect((await run('use', 'ddat')).err).toContain(
      'It was said before that it uses ours from Fri 1 Jan 2027: that no longer holds.',
    );
    const after = await run('list');
    expect(after.out).not.toMatch(/^ours/m);
    expect(after.out).toMatch(/^ddat .*trust 90001, from Tue 1 Sep 2026$/m);
    expect(await run('use', 'ddat')).toMatchObject({
      out: expect.stringContaining('already: nothing was changed'),
      err: '',
    });
  });

  it('names what is recorded and the model does not know, and how often', async () => {
    const store = prismaStore(database.connection);
    const noted = { at: NOW, byId: 'operator' };
    await store.transaction(MILL_LANE.id, async ({ owed }) => {
      const category = { kind: 'category', urn: '900001', to: null } as const;
      await owed.addStandings(
        ['2026-09-01', '2026-10-01'].map(from => ({ ...category, id: `c ${from}`, name: 'recovery', from })),
        noted,
      );
      const done = { urn: '900001', on: '2026-10-01', state: 'done' } as const;
      await owed.addFulfilments([{ ...done, id: 'f', things: ['aim', 'visit', 'aim.report'] }], noted);
    });
    await store.close();
    const { code, err } = await run('use', 'ddat', '--from', '2027-01-01');
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('The model has no category "recovery", recorded 2 times'),
      expect.stringContaining('The model has no engagement or obligation "aim", recorded 1 time'),
      expect.stringContaining('The model has no engagement or obligation "aim.report", recorded 1 time'),
    ]);
  });
});

it('the shape that editors read beside the models is made by “npm run generate”', () => {
  const { status } = spawnSync(process.execPath, ['src/dev/generate-client.ts']);
  expect(status).toBe(0);
  const written = JSON.parse(readFileSync('src/models/model.schema.json', 'utf8'));
  expect(written).toHaveProperty('$schema');
});
