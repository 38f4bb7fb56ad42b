import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedRota } from '#domain/rota/checked-rota.ts';
import { choicesIn } from '#domain/rota/choices.ts';
import type { Rota, RotaProblem } from '#domain/rota/problem.ts';
import { breachesOf } from '#domain/rota/rules.ts';
import { CHANGES, compareScores, scoreOf } from '#domain/rota/score.ts';
import { nothingTaken } from '#domain/rota/standing.ts';
import { writtenRota } from '#domain/rota/written-rota.ts';
import { atOnce } from '#test/builders/at-once.ts';
import { barred, group, member, problem, week, windows } from '#test/builders/rota.ts';

const written = (asked: RotaProblem): Rota => atOnce(writtenRota(asked));

const numbers = fc.array(fc.nat(8), { maxLength: 4 });
const anyMember = (id: string) =>
  fc.record({ east: fc.nat(20), away: numbers, exams: numbers }).map(({ east, away, exams }) =>
    member(id, {
      easting: 430_000 + east * 2000,
      ...{ away: barred('closed', ...away), notHosting: barred('exams', ...exams) },
    }),
  );
/** Two groups on the same weeks, with somebody in both. */
const anyProblem = fc
  .tuple(...['a', 'b', 'c', 'd', 'e'].map(anyMember))
  .map(members =>
    problem(
      [
        group(['a', 'b', 'c'], { windows: windows(3) }),
        group(['c', 'd', 'e', 'a'], { windows: windows(3), past: [{ host: 'd', visitors: ['c', 'e'] }] }),
      ],
      members,
    ),
  );
const slotsOf = (asked: RotaProblem) =>
  asked.groups.flatMap(each => each.windows.map(({ id }) => choicesIn(asked, each, id)));

describe('a rota by rules of thumb', () => {
  it('breaks nothing that no rota may, and no other turn in one of its windows is better', () => {
    fc.assert(
      fc.property(anyProblem, asked => {
        const rota = written(asked);
        expect(breachesOf(rota, asked)).toEqual([]);
        const score = scoreOf(rota, asked);
        for (const choice of slotsOf(asked).flat()) {
          const others = rota.filter(
            ({ group: of, window }) => of !== choice.group || window !== choice.window,
          );
          const other = [...others, { ...choice, visitors: choice.able }];
          if (breachesOf(other, asked).length === 0)
            expect(compareScores(scoreOf(other, asked), score)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what is planned where nothing speaks against it', () => {
    const asked = problem([group(['a', 'b', 'c'])]);
    const planned = written(asked);
    expect(scoreOf(written({ ...asked, planned }), { ...asked, planned })[CHANGES]).toBe(0);
  });

  it('gives way at each rota it looks at', () => {
    const steps = writtenRota(problem([group(['a', 'b'], { windows: windows(1) })]));
    expect(steps.next()).toEqual({ done: false, value: undefined });
  });
});

describe('what is taken', () => {
  it('is judged after each change as if all of it were looked at', () => {
    const changes = fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(8))), { maxLength: 12 });
    fc.assert(
      fc.property(anyProblem, changes, (asked, all) => {
        const slots = slotsOf(asked);
        let standing = nothingTaken(asked, slots.length);
        for (const [at, nth] of all) {
          standing = standing.with([[at, nth === null ? null : (slots[at]?.[nth] ?? null)]]);
          expect(breachesOf(standing.rota, asked)).toEqual([]);
          expect(standing.score).toEqual(scoreOf(standing.rota, asked));
        }
      }),
    );
  });
});

describe('a rota that is used', () => {
  const asked = problem([group(['a', 'b', 'c'], { windows: windows(2) })]);
  const turn = (at: number, host: string) => ({
    ...{ group: 'a-b-c', window: `w${at}`, week: week(at * 3), host },
    visitors: ['a', 'b', 'c'].filter(id => id !== host),
  });

  it('is in the order of its weeks', () => {
    expect(checkedRota([turn(1, 'b'), turn(0, 'a')], asked)).toEqual([turn(0, 'a'), turn(1, 'b')]);
  });

  it('is refused with the rule that it breaks', () => {
    expect(() => checkedRota([{ ...turn(0, 'a'), visitors: [] }], asked)).toThrow(
      'a rota that breaks no-visitor: a-b-c, w0',
    );
  });
});
