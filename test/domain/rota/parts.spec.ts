import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '#domain/rota/parts.ts';
import { scoreOf } from '#domain/rota/score.ts';
import { group, problem, week, windows } from '#test/builders/rota.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const idsOf = (each: ReturnType<typeof problem>) => each.groups.map(({ id }) => id);

describe('parts of a problem', () => {
  it('join groups that hang together through others, in the order they were in', () => {
    const asked = problem([group(['a', 'b']), group(['c', 'd']), group(['e', 'f']), group(['d', 'a'])]);
    expect(partsOf(asked).map(idsOf)).toEqual([['e-f'], ['a-b', 'c-d', 'd-a']]);
  });

  it('have their own members and planned turns alone', () => {
    const turn = { group: 'c-d', window: 'w0', week: week(0), host: 'c', visitors: ['d'] };
    const [first, second] = partsOf(problem([group(['a', 'b']), group(['c', 'd'])], [], { planned: [turn] }));
    expect([...(first?.members.keys() ?? [])]).toEqual(['a', 'b']);
    expect([first?.planned, second?.planned]).toEqual([[], [turn]]);
  });

  it('have nobody in common, each group once, and scores that add up to the whole', () => {
    const anyGroups = fc
      .array(fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 3 }), {
        minLength: 1,
        maxLength: 5,
      })
      .map(all => all.map((ids, at) => group(ids, { id: `g${at}`, windows: windows(2) })));
    fc.assert(
      fc.property(anyGroups, groups => {
        const asked = problem(groups);
        const parts = partsOf(asked);
        expect(parts.flatMap(idsOf).toSorted()).toEqual(idsOf(asked).toSorted());
        const people = parts.flatMap(part => [...part.members.keys()]);
        expect(new Set(people).size).toBe(people.length);
        const scores = parts.map(part => scoreOf([], part));
        expect(scores.reduce((one, other) => one.map((figure, at) => figure + (other[at] ?? 0)))).toEqual(
          scoreOf([], asked),
        );
      }),
    );
  });
});
