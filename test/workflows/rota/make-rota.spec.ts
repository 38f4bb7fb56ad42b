import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import type { RotaProblem } from '#domain/rota/problem.ts';
import { openFrom, without } from '#domain/rota/repair.ts';
import { breachesOf, hostCounts } from '#domain/rota/rules.ts';
import { CHANGES, compareScores, scoreOf } from '#domain/rota/score.ts';
import { SolverFailed } from '#ports/solver.ts';
import { bestOfAll } from '#test/builders/every-rota.ts';
import { barred, group, member, problem, week, windows } from '#test/builders/rota.ts';
import { makeRota } from '#workflows/rota/make-rota.ts';

const solver = highsSolver();
afterAll(() => solver.stop());
const make = (asked: RotaProblem) => makeRota({ solver }, asked);

const numbers = (most: number) => fc.array(fc.nat(most), { maxLength: 3 });
const anyMember = (id: string, lastWeek: number) =>
  fc
    .record({ east: fc.nat(20), north: fc.nat(20), away: numbers(lastWeek), exams: numbers(lastWeek) })
    .map(({ east, north, away, exams }) =>
      member(id, {
        ...{ easting: 430_000 + east * 2000, northing: 340_000 + north * 2000 },
        ...{ away: barred('closed', ...away), notHosting: barred('exams', ...exams) },
      }),
    );
const anyMembers = (ids: readonly string[], lastWeek: number) =>
  fc.tuple(...ids.map(id => anyMember(id, lastWeek)));

/** One group of two or three over four short windows, with what was before. */
const oneGroup: fc.Arbitrary<RotaProblem> = fc
  .tuple(fc.constantFrom(['a', 'b'], ['a', 'b', 'c']), fc.nat(2), fc.nat(2))
  .chain(([ids, past, extra]) =>
    anyMembers(ids, 7).map(members => {
      const turns = ids.slice(0, past).map(host => ({ host, visitors: ids.filter(id => id !== host) }));
      const hostedBefore = new Map([['b', extra]]);
      return problem([group(ids, { windows: windows(4, 2), past: turns, hostedBefore })], members);
    }),
  );

/** Two groups with somebody in both, whose windows lie on the same weeks. */
const twoGroups: fc.Arbitrary<RotaProblem> = anyMembers(['a', 'b', 'c'], 3).map(members =>
  problem(
    [group(['a', 'b', 'c'], { windows: windows(2, 2) }), group(['a', 'c'], { windows: windows(2, 2) })],
    members,
  ),
);

describe('a rota', () => {
  it.each([
    ['one group', oneGroup],
    ['two groups with two members in common', twoGroups],
  ])('is as good as the best of all there are: %s', async (_, problems) => {
    await fc.assert(
      fc.asyncProperty(problems, async asked => {
        const { rota, score, isBest, leastCost } = await make(asked);
        expect(breachesOf(rota, asked)).toEqual([]);
        expect(score).toEqual(bestOfAll(asked));
        expect(isBest).toBe(true);
        expect(leastCost).toBe(score.at(-1));
      }),
      { numRuns: 25 },
    );
  });

  it('is mended after a drop-out with no more changes than the best of all there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMembers(['a', 'b', 'c', 'd'], 7),
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.integer({ min: 1, max: 6 }),
        async (members, gone, from) => {
          const asked = problem([group(['a', 'b', 'c', 'd'], { windows: windows(4, 2) })], members);
          const before = await make(asked);
          const open = without(openFrom(asked, before.rota, week(from)), gone);
          const { rota, score } = await make(open);
          expect(rota.every(turn => turn.week >= week(from) && turn.host !== gone)).toBe(true);
          const best = bestOfAll(open);
          expect(score).toEqual(best);
          expect(score[CHANGES]).toBe(best[CHANGES]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('stays as it is where nothing changed', async () => {
    const asked = problem([group(['a', 'b', 'c'])]);
    const { rota } = await make(asked);
    const again = await make(openFrom(asked, rota, week(7)));
    expect(again.rota).toEqual(rota.filter(turn => turn.week >= week(7)));
    expect(again.score[CHANGES]).toBe(0);
  });

  it('is even within one turn over a year of two reviews a half term, in groups of every size', async () => {
    for (const size of [2, 3, 4, 5]) {
      const ids = ['a', 'b', 'c', 'd', 'e'].slice(0, size);
      const asked = problem(
        [group(ids, { windows: windows(12, 3) })],
        [member('a', { notHosting: barred('Ofsted is likely', 0, 1, 2, 3, 4, 5, 6) })],
      );
      const { rota, shortfalls } = await make(asked);
      const counts = [...hostCounts(rota, asked.groups[0] ?? group([])).values()];
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(rota).toHaveLength(12);
      expect(shortfalls.filter(({ rule }) => rule !== 'reciprocal')).toEqual(
        size === 2 ? expect.any(Array) : [],
      );
      if (size > 2) expect(shortfalls).toEqual([]);
    }
  });

  it('is the same each time', async () => {
    const asked = problem([group(['a', 'b', 'c', 'd']), group(['a', 'e', 'f'])]);
    expect(await make(asked)).toEqual(await make(asked));
  });

  it('is made without the solver too, and says so', async () => {
    const failing = {
      solve: () => Promise.reject(new SolverFailed('It is gone.')),
      isBusy: () => false,
      stop: async () => {},
    };
    const asked = problem([group(['a', 'b', 'c'])]);
    const made = await makeRota({ solver: failing }, asked);
    expect(made).toMatchObject({ isBest: false, leastCost: null, failure: 'It is gone.' });
    expect(breachesOf(made.rota, asked)).toEqual([]);
    expect(made.shortfalls).toEqual([]);
    expect(compareScores((await make(asked)).score, scoreOf(made.rota, asked))).toBeLessThanOrEqual(0);
  });

  it('takes nothing from a solver that is worse than what there is', async () => {
    const giving = {
      solve: async () => ({ kind: 'gave-up' as const, values: new Map<string, number>(), bound: 3 }),
      isBusy: () => false,
      stop: async () => {},
    };
    const made = await makeRota({ solver: giving }, problem([group(['a', 'b', 'c'])]));
    expect(made).toMatchObject({ isBest: false, leastCost: 3 });
    expect(made.rota).toHaveLength(6);
  });

  it('lets an error of ours through', async () => {
    const wrong = {
      solve: () => Promise.reject(new Error('a fault')),
      isBusy: () => false,
      stop: async () => {},
    };
    await expect(makeRota({ solver: wrong }, problem([group(['a', 'b'])]))).rejects.toThrow('a fault');
  });
});
