import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { faultsOfGrouping, type GroupingAsked, type Pair } from '#domain/grouping/grouping.ts';
import { SolverFailed } from '#ports/solver.ts';
import { cheapestDivision, groupingAsked, groupingCost, joiner } from '#test/builders/grouping.ts';
import { proposeGroups } from '#workflows/rota/propose-groups.ts';

const solver = highsSolver();
afterAll(() => solver.stop());

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const pairs = fc
  .array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 3 })
  .map(all => all.filter(([one, other]) => one !== other) as Pair[]);
const joiners = fc
  .tuple(
    ...IDS.map(id =>
      fc
        .record({
          east: fc.nat(30),
          phase: fc.constantFrom('Primary', 'Primary', 'Secondary'),
          category: fc.constantFrom(null, 'Repair', 'Sustain'),
        })
        .map(({ east, phase, category }) => joiner(id, { easting: 400_000 + east * 1500, phase, category })),
    ),
  )
  .chain(all => fc.integer({ min: 2, max: all.length }).map(count => all.slice(0, count)));
const anyAsked: fc.Arbitrary<GroupingAsked> = fc
  .record({
    joiners,
    wanted: fc.integer({ min: 2, max: 5 }),
    never: pairs,
    always: pairs,
    partners: pairs,
    samePhase: fc.boolean(),
  })
  .map(asked => {
    const among = (list: readonly Pair[]) =>
      list.filter(pair => pair.every(id => asked.joiners.some(each => each.id === id)));
    return {
      ...asked,
      never: among(asked.never),
      always: among(asked.always),
      partners: among(asked.partners),
    };
  });

describe('proposed groups', () => {
  it('cost what the best of all divisions costs, and are refused only where there is none', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyAsked, async asked => {
        const proposed = await proposeGroups({ solver }, asked);
        kinds.add(proposed.kind);
        const cheapest = cheapestDivision(asked);
        if (proposed.kind !== 'groups') {
          expect(proposed.kind).toMatch(/contradiction|do-not-fit/);
          expect(cheapest).toBeNull();
          return;
        }
        expect(faultsOfGrouping(proposed.groups, asked)).toEqual([]);
        expect(groupingCost(proposed.groups, asked)).toBe(cheapest);
        expect(proposed.isBest).toBe(true);
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(kinds).toContain('groups');
    expect(kinds).toContain('contradiction');
  });

  it('name what cannot be together', async () => {
    const [a, b, c] = [joiner('a'), joiner('b'), joiner('c', { phase: 'Secondary' })];
    const ask = (more: Partial<GroupingAsked>) => proposeGroups({ solver }, groupingAsked([a, b, c], more));
    const always: Pair[] = [
      ['a', 'b'],
      ['b', 'c'],
    ];
    expect(await ask({ always, never: [['a', 'c']] })).toEqual({
      kind: 'contradiction',
      contradictions: [{ kind: 'always-and-never', together: ['a', 'b', 'c'], pair: ['a', 'c'] }],
    });
    expect(await ask({ samePhase: true })).toEqual({
      kind: 'contradiction',
      contradictions: [{ kind: 'alone', id: 'c' }],
    });
    expect(await ask({ always: [['a', 'c']], samePhase: true })).toMatchObject({
      contradictions: [
        { kind: 'two-phases-together', together: ['a', 'c'] },
        { kind: 'alone', id: 'c' },
      ],
    });
    const six = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain = six.slice(1).map((id, at) => [six[at], id] as Pair);
    expect(
      await proposeGroups(
        { solver },
        groupingAsked(
          six.map(id => joiner(id)),
          { always: chain },
        ),
      ),
    ).toEqual({
      kind: 'contradiction',
      contradictions: [{ kind: 'too-many-together', together: six }],
    });
  });

  it('say that the rules do not fit where each could be kept by itself', async () => {
    const asked = groupingAsked(
      ['a', 'b', 'c'].map(id => joiner(id)),
      { never: [['a', 'b']] },
    );
    expect(await proposeGroups({ solver }, asked)).toEqual({ kind: 'do-not-fit', isSure: true });
  });

  it('divide a trust of forty by the rules', async () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      joiner(`s${at}`, {
        ...{ easting: 400_000 + (at % 10) * 4000, northing: 300_000 + Math.floor(at / 10) * 5000 },
        ...{
          phase: at % 5 === 0 ? 'Secondary' : 'Primary',
          category: ['Repair', 'Sustain', 'Improve'][at % 3] ?? null,
        },
      }),
    );
    const asked = groupingAsked(many, { wanted: 4, never: [['s0', 's1']], always: [['s10', 's11']] });
    const proposed = await proposeGroups({ solver }, asked);
    if (proposed.kind !== 'groups') throw new Error(proposed.kind);
    expect(faultsOfGrouping(proposed.groups, asked)).toEqual([]);
    expect(proposed.isBest).toBe(false);
  });

  it('are none where the solver fails, and it says so', async () => {
    const failing = {
      solve: () => Promise.reject(new SolverFailed('It is gone.')),
      isBusy: () => false,
      stop: async () => {},
    };
    expect(await proposeGroups({ solver: failing }, groupingAsked([joiner('a'), joiner('b')]))).toEqual({
      ...{ kind: 'solver-failed', why: 'It is gone.' },
    });
  });
});
