import { memberOf, minutesBetween, type Rota, type RotaProblem, type Turn, weeksOff } from './problem.ts';
import { SHORTFALLS, type Shortfall, shortfallsOf } from './rules.ts';

/** One week from the middle of its window is worth so many minutes on the road. */
export const MINUTES_A_WEEK_OFF = 10;

/**
 * What a rota is judged by, the first figure first: a smaller one above is worth any below.
 * 1. windows without a review; 2. members who are not at one of theirs; 3. by how many turns hosting is further apart than one,
 * all groups together; 4. hosts two turns running; 5. reciprocal pairs twice running; 6. planned turns that change their
 * week or their host, or fall away; 7. minutes on the road, one way, of all visitors, and ten for each week a turn lies from
 * the middle of its window, so that reviews lie apart.
 */
export type Score = readonly number[];

/** Where in a score the planned turns that change stand, and what is on the road. */
export const [CHANGES, COST] = [SHORTFALLS.length, SHORTFALLS.length + 1];

export function scoreOf(rota: Rota, problem: RotaProblem): Score {
  const shortfalls = shortfallsOf(rota, problem);
  return [
    ...SHORTFALLS.map(rule => shortfalls.filter(each => each.rule === rule).reduce(addUp, 0)),
    changesOf(rota, problem.planned),
    rota.reduce((sum, turn) => sum + costOf(turn, problem), 0),
  ];
}

const addUp = (sum: number, shortfall: Shortfall) => sum + ('by' in shortfall ? shortfall.by : 1);

/** Below zero where the first is better. */
export function compareScores(one: Score, other: Score): number {
  const at = one.findIndex((figure, index) => figure !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

export const isSameTime = (one: Turn, other: Turn): boolean =>
  one.group === other.group &&
  one.window === other.window &&
  one.week === other.week &&
  one.host === other.host;

/** How many planned turns are not there any more as they were; that one visitor fewer comes changes nobody's diary. */
export function changesOf(rota: Rota, planned: readonly Turn[]): number {
  return planned.filter(turn => !rota.some(other => isSameTime(turn, other))).length;
}

function costOf({ group, window, week, host, visitors }: Turn, problem: RotaProblem): number {
  const at = problem.groups.find(({ id }) => id === group)?.windows.find(({ id }) => id === window);
  const to = memberOf(problem, host);
  const minutes = visitors.reduce((sum, id) => sum + minutesBetween(memberOf(problem, id), to), 0);
  return minutes + (at ? weeksOff(at, week) * MINUTES_A_WEEK_OFF : 0);
}
