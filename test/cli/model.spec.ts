import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { fortnight } from '#test/fixtures/command-line.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());
const NOW = '2026-11-12T09:00:00.000Z';
/** Models are files: no command here opens a store. */
const run = (...words: string[]) => fortnight({ connection: {} }, NOW, 'model', ...words);

describe('fortnight model', () => {
  it('lists the five models, with and without a ladder', async () => {
    const { out } = await run('list');
    expect(out).toMatch(/^Id +Name +Categories +Engagements +Obligations$/m);
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
      err: expect.stringContaining('cannot be read'),
    });
  });

  it('gives editors the shape of a model file', async () => {
    const schema = JSON.parse((await run('schema')).out);
    expect(schema.else.required).toContain('lateness');
    expect(schema.then.required).toEqual(['id', 'extends']);
    expect(schema.then.properties.engagements.items.properties.remove).toEqual({ const: true });
  });
});

it('the shape that editors read beside the models is made by “npm run generate”', () => {
  const { status } = spawnSync(process.execPath, ['src/dev/generate-client.ts']);
  expect(status).toBe(0);
  const written = JSON.parse(readFileSync('src/models/model.schema.json', 'utf8'));
  expect(written).toHaveProperty('$schema');
});
