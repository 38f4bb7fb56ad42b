import { isAway, mayHost, memberOf, type Rota, type RotaProblem, type Turn } from '#domain/rota/problem.ts';
import { breachesOf } from '#domain/rota/rules.ts';
import { compareScores, type Score, scoreOf } from '#domain/rota/score.ts';

/**
 * The score of the best of all rotas, by looking at each: every week, every host, every set of visitors, and none at all. It knows
 * the rules and the score and nothing of how a rota is made. For small problems only.
 */
export function bestOfAll(problem: RotaProblem): Score {
  let best: Score | null = null;
  for (const rota of everyRota(problem, waysIn(problem))) {
    const score = scoreOf(rota, problem);
    if (!best || compareScores(score, best) < 0) best = score;
  }
  if (!best) throw new Error('there is always the rota without a turn');
  return best;
}

function* everyRota(
  problem: RotaProblem,
  ways: readonly (readonly (Turn | null)[])[],
  rota: Rota = [],
): Generator<Rota> {
  const [first, ...rest] = ways;
  if (!first) {
    yield rota;
    return;
  }
  for (const turn of first) {
    const next = turn ? [...rota, turn] : rota;
    if (breachesOf(next, problem).length === 0) yield* everyRota(problem, rest, next);
  }
}

function waysIn(problem: RotaProblem): (readonly (Turn | null)[])[] {
  const isInSeveral = (id: string) => problem.groups.filter(each => each.members.includes(id)).length > 1;
  return problem.groups.flatMap(group =>
    group.windows.map(window => [
      null,
      ...window.weeks.flatMap(week =>
        group.members
          .filter(host => mayHost(memberOf(problem, host), week))
          .flatMap(host => {
            const able = group.members.filter(id => id !== host && !isAway(memberOf(problem, id), week));
            // Who is in one group only has no reason not to come: a rota where they do is better.
            const sure = able.filter(id => !isInSeveral(id));
            return subsets(able.filter(isInSeveral)).map(some => ({
              ...{ group: group.id, window: window.id, week, host },
              visitors: [...sure, ...some],
            }));
          })
          .filter(({ visitors }) => visitors.length > 0),
      ),
    ]),
  );
}

function subsets([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  return subsets(rest).flatMap(set => [set, [first, ...set]]);
}
