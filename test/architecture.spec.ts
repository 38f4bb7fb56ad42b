import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCards } from '#cards-kit/load-cards.ts';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import { faultsWithSamples } from './contracts/card-contract.ts';
import { officialSchema } from './contracts/card-schema.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folderOf = (card: string) => join(ROOT, 'cards', card);
const cards = await loadCards(join(ROOT, 'cards'));

describe.each([...cards])('the card %s', (name, card) => {
  const samples = readSamples(folderOf(name));

  it('keeps the contract in every state a person can see', () => {
    expect(faultsWithSamples(card, name, samples)).toEqual([]);
  });

  it('has a spec', () => {
    expect(existsSync(join(folderOf(name), 'card.spec.ts'))).toBe(true);
  });

  it('has an index that says what it is in 60 lines', () => {
    expect(linesOf(join(folderOf(name), 'index.ts'))).toBeLessThanOrEqual(60);
  });

  it.skipIf(!officialSchema)('is what the published schema of Adaptive Cards 1.5 asks for', () => {
    for (const sample of samples) {
      const { card: json } = renderSample(card, sample);
      expect(officialSchema?.(json), sample.name).toEqual([]);
    }
  });
});

describe('the files', () => {
  const files = globSync('{src,cards,test}/**/*.ts', { cwd: ROOT }).filter(
    file => !file.startsWith(join('src', 'adapters', 'store', 'generated')),
  );

  it('are looked at: there are many', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('are short: at most 250 lines, specs 400', () => {
    const tooLong = files
      .map(file => ({ file, lines: linesOf(join(ROOT, file)) }))
      .filter(({ file, lines }) => lines > (file.endsWith('.spec.ts') ? 400 : 250));
    expect(tooLong).toEqual([]);
  });

  it.each([
    ['src/main.ts', 60],
    ['src/app.ts', 120],
  ])('keep %s at %i lines', (file, most) => {
    expect(linesOf(join(ROOT, file))).toBeLessThanOrEqual(most);
  });

  it('are named for what they hold, in kebab-case', () => {
    const vague = /^(?:utils?|helpers?|common|misc|managers?)$/;
    const wrong = files.filter(file =>
      file
        .replace(/(?:\.spec|\.d|\.config)?\.ts$/, '')
        .split(/[\\/]/)
        .some(part => vague.test(part) || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part)),
    );
    expect(wrong).toEqual([]);
  });

  it('leave the look of each card to one template.json', () => {
    const templates = globSync('cards/*/*.json', { cwd: ROOT }).map(file => basename(file));
    expect(new Set(templates)).toEqual(new Set(['template.json']));
    expect(templates).toHaveLength(cards.size);
  });
});

function linesOf(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length;
}
