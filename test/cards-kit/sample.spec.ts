import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSamples } from '#cards-kit/sample.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function read(samples: Record<string, object>) {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-samples-'));
  folders.push(folder);
  mkdirSync(join(folder, 'samples'));
  for (const [name, sample] of Object.entries(samples))
    writeFileSync(join(folder, 'samples', `${name}.json`), JSON.stringify(sample));
  return readSamples(folder);
}

describe('samples', () => {
  it('are named by their files, and see the card on the same day unless they say otherwise', () => {
    expect(read({ usual: { about: 'The usual.', subject: { a: 1 } } })).toMatchObject([
      { name: 'usual', subject: { a: 1 }, scene: { now: '2026-11-03T09:30:00.000Z', page: 1, kept: {} } },
    ]);
  });

  it('may share the subject of another', () => {
    const [next] = read({
      b: { about: 'Page two.', like: 'c', scene: { page: 2 } },
      c: { about: 'One.', subject: 7 },
    });
    expect(next).toMatchObject({ name: 'b', subject: 7, scene: { page: 2 } });
  });

  it.each([
    ['one that says nothing of itself', { subject: 1 }, /about/],
    ['one with neither a subject nor another sample', { about: 'x' }, /needs either a subject/],
    ['one with both', { about: 'x', subject: 1, like: 'y' }, /needs either a subject/],
    ['one like a sample that is not there', { about: 'x', like: 'y' }, /like "y", which is no sample/],
    ['one with a misspelt part', { about: 'x', subject: 1, veiwer: {} }, /veiwer/],
  ])('%s is refused, naming its file', (_what, sample, message) => {
    expect(() => read({ odd: sample })).toThrow(message);
    expect(() => read({ odd: sample })).toThrow(/odd\.json/);
  });

  it('are none where there is no folder', () => {
    expect(readSamples(join(tmpdir(), 'no-such-card'))).toEqual([]);
  });
});
