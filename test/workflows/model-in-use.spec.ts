import { describe, expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { ModelUse } from '#ports/owed-store.ts';
import { modelInUse, usesInForce } from '#workflows/models/model-in-use.ts';

const files = yamlModelFiles();
const OURS = 'id: ours\nname: Ours\nextends: dsat\n';
const THEIRS = 'id: theirs\nname: Theirs\nextends: dsat\n';

/** Uses as they were said, one after another; the store gives them in the order of their first days. */
function said(...uses: (readonly [model: string, from: string, text?: string])[]): ModelUse[] {
  return uses
    .map(([modelId, from, text = null], at) => ({
      ...{ id: `use-${at}`, modelId, name: modelId, from, text, byId: 'operator' },
      usedAt: `2026-11-30T09:00:0${at}.000Z`,
    }))
    .toSorted((one, other) => one.from.localeCompare(other.from));
}
async function on(day: string, uses: ModelUse[]) {
  const found = await modelInUse({ owed: { modelUses: async () => uses } }, files, day);
  return found && [found.model.id, found.since];
}

describe('the model in use', () => {
  it('is the one that was said last for the day or one before it', async () => {
    const uses = said(['dsat', '2026-09-01'], ['ddat', '2027-01-01']);
    expect(await on('2026-08-31', uses)).toBeNull();
    expect(await on('2026-12-31', uses)).toEqual(['dsat', '2026-09-01']);
    expect(await on('2027-01-01', uses)).toEqual(['ddat', '2027-01-01']);
  });

  it('is as if a mistake had not been, once it is mended from the same day', async () => {
    const uses = said(['dsat', '2026-09-01'], ['illuminate', '2026-11-30'], ['dsat', '2026-11-30']);
    expect(await on('2026-11-30', uses)).toEqual(['dsat', '2026-09-01']);
    expect(await on('2026-10-01', uses)).toEqual(['dsat', '2026-09-01']);
  });

  it('is as if a mistake had not been, once the right one is said again from its first day', async () => {
    const uses = said(['dsat', '2026-09-01'], ['illuminate', '2026-11-30'], ['dsat', '2026-09-01']);
    expect(await on('2026-12-01', uses)).toEqual(['dsat', '2026-09-01']);
    expect(usesInForce(uses)).toHaveLength(1);
  });

  it('begins again with another one where that was no mistake', async () => {
    const uses = said(['dsat', '2026-09-01'], ['illuminate', '2026-11-30'], ['dsat', '2027-01-04']);
    expect(await on('2027-01-04', uses)).toEqual(['dsat', '2027-01-04']);
    expect(await on('2027-01-03', uses)).toEqual(['illuminate', '2026-11-30']);
  });

  it.each([
    ['to an own file that extends it', ['ours', OURS]],
    ['and to another that extends the same', ['theirs', THEIRS]],
  ])('goes on with a move in mid-year %s', async (_what, [id = '', text = '']) => {
    const uses = said(
      ['dsat', '2026-09-01'],
      ['ours', '2026-11-02', OURS],
      [id, '2026-11-30', text],
      ['dsat', '2027-01-04'],
    );
    expect(await on('2026-11-30', uses)).toEqual([id, '2026-09-01']);
    expect(await on('2027-01-04', uses)).toEqual(['dsat', '2026-09-01']);
  });

  it('does not go on with a move to an own file that extends another', async () => {
    const uses = said(['ddat', '2026-09-01'], ['ours', '2026-11-30', OURS]);
    expect(await on('2026-11-30', uses)).toEqual(['ours', '2026-11-30']);
  });
});
