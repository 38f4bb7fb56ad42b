import { asTurn, type Choice } from './choices.ts';
import type { Rota, RotaProblem, Turn, Week } from './problem.ts';
import { isSameTime, type Score, scoreOf } from './score.ts';

/** For each window in turn which of its choices was taken; null: none. */
export type Taking = readonly (Choice | null)[];
/** Another choice for the window with that number. */
export type Change = readonly [number, Choice | null];

/** What is taken, and what comes of it. */
export interface Standing {
  readonly taking: Taking;
  readonly rota: Rota;
  readonly score: Score;
  /** What would come of it with these changes: only the weeks and the groups that they touch are looked at again. */
  with(changes: readonly Change[]): Standing;
}

/** A group by itself: each figure of a score is a sum over groups. */
interface Scored {
  readonly part: RotaProblem;
  readonly score: Score;
}

/** By window; null where nothing is held. */
type Turns = readonly (Turn | null)[];

/** Nothing is taken yet. */
export function nothingTaken(problem: RotaProblem, windows: number): Standing {
  const nothing = Array.from({ length: windows }, () => null);
  const groups = problem.groups.map(group => {
    const planned = problem.planned.filter(turn => turn.group === group.id);
    const part = { members: problem.members, groups: [group], planned };
    return [group.id, { part, score: scoreOf([], part) }] as const;
  });
  return standing(nothing, nothing, new Map(groups));
}

function standing(taking: Taking, turns: Turns, groups: ReadonlyMap<string, Scored>): Standing {
  return {
    taking,
    rota: turns.filter(turn => turn !== null),
    score: [...groups.values()].map(({ score }) => score).reduce(sumOf),
    with(changes) {
      const next = [...taking];
      for (const [at, choice] of changes) next[at] = choice;
      const settled = settledAgain(next, turns, weeksIn(changes, taking));
      const after = new Map(groups);
      for (const id of groupsApart(turns, settled)) {
        const part = groups.get(id)?.part;
        const own = settled.filter(turn => turn?.group === id).filter(turn => turn !== null);
        if (part) after.set(id, { part, score: scoreOf(own, part) });
      }
      return standing(next, settled, after);
    },
  };
}

const sumOf = (one: Score, other: Score): Score => one.map((figure, at) => figure + (other[at] ?? 0));

const weeksIn = (changes: readonly Change[], taking: Taking): Set<Week | undefined> =>
  new Set(changes.flatMap(([at, choice]) => [taking[at]?.week, choice?.week]));

/** Whoever is busy already in a week does not come; a turn without its host, or without anybody, is not held. */
function settledAgain(taking: Taking, before: Turns, weeks: ReadonlySet<Week | undefined>): Turns {
  const busyIn = new Map<Week, Set<string>>();
  return taking.map((choice, at) => {
    if (!choice) return null;
    if (!weeks.has(choice.week)) return before[at] ?? null;
    const busy = busyIn.get(choice.week) ?? new Set<string>();
    busyIn.set(choice.week, busy);
    const turn = asTurn(
      choice,
      choice.able.filter(id => busy.has(id)),
    );
    if (busy.has(turn.host) || turn.visitors.length === 0) return null;
    for (const id of [turn.host, ...turn.visitors]) busy.add(id);
    return turn;
  });
}

/** Whose turns are not the same. */
function groupsApart(before: Turns, after: Turns): Set<string> {
  const apart = after.flatMap((turn, at) => {
    const old = before[at] ?? null;
    const group = (turn ?? old)?.group;
    return group === undefined || isSame(turn, old) ? [] : [group];
  });
  return new Set(apart);
}

/** Who could come is in the same order each time. */
const isSame = (one: Turn | null, other: Turn | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    isSameTime(one, other) &&
    one.visitors.length === other.visitors.length &&
    one.visitors.every((id, at) => id === other.visitors[at]));
