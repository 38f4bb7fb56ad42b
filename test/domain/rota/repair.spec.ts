import { describe, expect, it } from 'vitest';
import type { Rota } from '#domain/rota/problem.ts';
import { openFrom, without } from '#domain/rota/repair.ts';
import { group, problem, week, windows } from '#test/builders/rota.ts';

/** Four windows of three weeks; hosts a, b and c in the first three, the third window’s in its last week. */
const asked = problem([
  group(['a', 'b', 'c'], { windows: windows(4), past: [{ host: 'c', visitors: ['a'] }] }),
]);
const turn = (window: number, at: number, host: string) => ({
  ...{ group: 'a-b-c', window: `w${window}`, week: week(at), host },
  visitors: ['a', 'b', 'c'].filter(id => id !== host),
});
const rota: Rota = [turn(2, 8, 'c'), turn(1, 3, 'b'), turn(0, 1, 'a')];

describe('what is open of a rota from a week on', () => {
  const open = openFrom(asked, rota, week(7));
  const [only] = open.groups;

  it('counts what was before, in order, after what was past already', () => {
    expect(only?.past.map(({ host }) => host)).toEqual(['c', 'a', 'b']);
  });

  it('keeps what is planned from then on', () => {
    expect(open.planned).toEqual([turn(2, 8, 'c')]);
  });

  it('has the windows that are not done, with the weeks that are left', () => {
    expect(only?.windows).toEqual([
      { id: 'w2', weeks: [week(7), week(8)] },
      { id: 'w3', weeks: [week(9), week(10), week(11)] },
    ]);
  });

  it('is over for a window that was not held and has no week left', () => {
    const [late] = openFrom(asked, [], week(9)).groups;
    expect(late?.windows.map(({ id }) => id)).toEqual(['w3']);
  });

  it('has a turn of that very week still open', () => {
    expect(openFrom(asked, rota, week(8)).planned).toEqual([turn(2, 8, 'c')]);
    expect(openFrom(asked, rota, week(9)).planned).toEqual([]);
  });
});

describe('a problem without a member', () => {
  it('has them in no group, and what was past stays', () => {
    const left = without(openFrom(asked, rota, week(7)), 'b');
    expect([...left.members.keys()]).toEqual(['a', 'c']);
    expect(left.groups[0]?.members).toEqual(['a', 'c']);
    expect(left.groups[0]?.past).toHaveLength(3);
    expect(left.groups[0]?.windows).toHaveLength(2);
  });

  it('owes nothing more to a group of whom one is left', () => {
    expect(without(problem([group(['a', 'b'])]), 'a').groups).toMatchObject([
      { members: ['b'], windows: [] },
    ]);
  });
});
