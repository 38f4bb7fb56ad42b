import { describe, expect, it } from 'vitest';
import { ladderOf } from '#domain/category/ladder.ts';
import type { StandingEntry } from '#domain/entitlement/standing-entry.ts';
import { largeTrust } from '#test/builders/large-trust.ts';
import { packaged } from '#test/builders/owed.ts';
import { schoolYears } from '#test/builders/school-years.ts';
import { readLadder } from '#workflows/standing/read-ladder.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const calendar = schoolYears();
const entry = (name: string, from: string, change: Partial<StandingEntry> = {}): StandingEntry => ({
  ...{ id: `${name} ${from}`, kind: 'category', name, from, to: null, byId: 'operator', isVoid: false },
  ...{ at: `${from}T09:00:00.000Z`, correctsId: '', why: null, reviewId: null },
  ...change,
});
const school = (name: string, ...entries: StandingEntry[]) => ({ urn: name, name, entries, calendar });
const names = (group: { readonly schools: readonly { readonly name: string }[] } | undefined) =>
  group?.schools.map(({ name }) => name);

describe('where schools stand', () => {
  const dsat = packaged('dsat');

  it('each in its category, from the best, by name within one; one that has none apart', () => {
    const found = ladderOf(
      dsat,
      [
        school('Oakwood', entry('recovery', '2026-09-01')),
        school('Birch', entry('recovery', '2026-09-01')),
        school('Elm', entry('excellence', '2026-09-01')),
        school('Ash', entry('repair', '2026-12-01')),
      ],
      '2026-11-12',
    );
    expect(found.rungs.map(({ name, schools }) => `${name} ${schools.length}`)).toEqual([
      ...['Excellence 1', 'Refinement 0', 'Reinforcement 0', 'Recovery 2', 'Repair 0'],
    ]);
    expect(names(found.rungs[3])).toEqual(['Birch', 'Oakwood']);
    // What begins later than today is known to nobody here, whoever asks.
    expect(found.unset.map(({ name }) => name)).toEqual(['Ash']);
  });

  it('moves are those of this academic year; being confirmed, or corrected away, is none', () => {
    const wrong = entry('excellence', '2026-10-01');
    const found = ladderOf(
      dsat,
      [
        school('Oakwood', entry('repair', '2026-03-01'), entry('recovery', '2026-10-12')),
        school('Birch', entry('recovery', '2026-01-01'), entry('recovery', '2026-10-12')),
        school('Elm', entry('recovery', '2026-01-01'), wrong, {
          ...entry('excellence', '2026-10-01', { id: 'void' }),
          ...{ correctsId: wrong.id, isVoid: true },
        }),
        school('New', entry('reinforcement', '2026-09-07')),
      ],
      '2026-11-12',
    );
    expect(found.moves).toEqual([
      { urn: 'Oakwood', name: 'Oakwood', from: 'Repair', to: 'Recovery', on: '2026-10-12' },
      { urn: 'New', name: 'New', from: null, to: 'Reinforcement', on: '2026-09-07' },
    ]);
  });

  it('targets are those at risk or passed, the nearest day first', () => {
    const found = ladderOf(
      dsat,
      [
        school('Late', entry('recovery', '2025-10-01')),
        school('Near', entry('recovery', '2025-12-01')),
        school('Far', entry('recovery', '2026-10-01')),
      ],
      '2026-11-12',
    );
    expect(found.targets).toMatchObject([
      { name: 'Late', by: '2026-10-01', state: 'passed', toName: 'Reinforcement' },
      { name: 'Near', by: '2026-12-01', state: 'at risk' },
    ]);
  });

  it('a model without a ladder has no rungs and nobody without one; special statuses are listed', () => {
    const set = entry('cause-for-concern', '2026-10-01', { kind: 'status' });
    const found = ladderOf(packaged('ddat'), [school('Oakwood', set), school('Elm')], '2026-11-12');
    expect(found).toMatchObject({ rungs: [], unset: [], moves: [], targets: [] });
    expect(found.statuses).toEqual([
      { name: 'Cause for concern', schools: [{ urn: 'Oakwood', name: 'Oakwood' }] },
    ]);
  });
});

it('the store is asked as often for ninety schools as for three', async () => {
  const asked = await Promise.all(
    [3, 90].map(async schools => {
      const { trust, sources, reads } = largeTrust(schools);
      const answer = await readLadder(trust, { now: NOW, ...sources });
      expect(answer).toMatchObject({ kind: 'ladder', count: schools });
      return reads();
    }),
  );
  expect(asked).toEqual([4, 4]);
});
