import { checkedRota } from '#domain/rota/checked-rota.ts';
import { modelFor, rotaIn, rotaModel } from '#domain/rota/model.ts';
import { partsOf } from '#domain/rota/parts.ts';
import type { Rota, RotaProblem } from '#domain/rota/problem.ts';
import { type Shortfall, shortfallsOf } from '#domain/rota/rules.ts';
import { COST, compareScores, type Score, scoreOf } from '#domain/rota/score.ts';
import { writtenRota } from '#domain/rota/written-rota.ts';
import { givingWay } from '#ports/giving-way.ts';
import { type Solver, SolverFailed } from '#ports/solver.ts';

export interface MadeRota {
  readonly rota: Rota;
  readonly score: Score;
  /** What no rota can keep where `isBest`, and what this one does not keep where it is not. */
  readonly shortfalls: readonly Shortfall[];
  /** No rota is better: the solver said so of each part, and its answer was looked at again. */
  readonly isBest: boolean;
  /** What every rota that keeps as many rules comes to at least in the last figure of the score; null where nobody knows. */
  readonly leastCost: number | null;
  /** Why the solver was of no use, for the log; null where it was. */
  readonly failure: string | null;
}

/** How long it may think, all parts and figures together. Nearly always it needs a few seconds. */
const SECONDS = 60;

/**
 * The year's rota: of all that break no rule the best by `Score`, figure by figure. Where the solver fails or its
 * time runs out it is what rules of thumb make of it, or better, and `isBest` is false. The same problem has the same
 * rota as long as time does not run out.
 */
export async function makeRota(
  { solver, seconds = SECONDS }: { readonly solver: Solver; readonly seconds?: number },
  problem: RotaProblem,
): Promise<MadeRota> {
  const made: MadePart[] = [];
  const parts = partsOf(problem);
  for (const part of parts) made.push(await makePart(solver, seconds / parts.length, part));
  const rota = made.flatMap(each => each.rota);
  const costs = made.map(each => each.leastCost);
  return {
    rota: checkedRota(rota, problem),
    score: scoreOf(rota, problem),
    shortfalls: shortfallsOf(rota, problem),
    isBest: made.every(each => each.isBest),
    leastCost: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    failure: made.find(each => each.failure !== null)?.failure ?? null,
  };
}

type MadePart = Pick<MadeRota, 'rota' | 'isBest' | 'leastCost' | 'failure'>;

/** Figure by figure: each is made as small as it can be with those before it as they are. */
async function makePart(solver: Solver, seconds: number, problem: RotaProblem): Promise<MadePart> {
  const model = await givingWay(rotaModel(problem));
  let rota = await givingWay(writtenRota(problem));
  const figuresLeft = scoreOf(rota, problem).filter(figure => figure > 0).length;
  let [isBest, leastCost] = [true, null as number | null];
  for (let figure = 0; figure <= COST; figure += 1) {
    const score = scoreOf(rota, problem);
    const now = score[figure] ?? 0;
    // Nothing is less than nothing.
    if (now === 0) {
      if (figure === COST && isBest) leastCost = 0;
      continue;
    }
    try {
      const answer = await solver.solve(modelFor(model, figure, score.slice(0, figure)), {
        seconds: seconds / Math.max(figuresLeft, 1),
      });
      const constant = model.figures[figure]?.constant ?? 0;
      if (answer.kind === 'impossible')
        throw new SolverFailed('The solver finds impossible what there is a rota for.');
      if (answer.values) rota = betterOf(rota, rotaIn(model, answer.values), problem);
      const least = answer.kind === 'best' ? (scoreOf(rota, problem)[figure] ?? 0) : answer.bound;
      if (figure === COST && isBest)
        leastCost = least === null ? null : least + (answer.kind === 'best' ? 0 : constant);
      isBest &&= answer.kind === 'best';
    } catch (error) {
      if (!(error instanceof SolverFailed)) throw error;
      return { rota, isBest: false, leastCost: null, failure: error.message };
    }
  }
  return { rota, isBest, leastCost, failure: null };
}

/** An answer is a rota like any other: looked at, and taken where it is better. */
function betterOf(rota: Rota, other: Rota, problem: RotaProblem): Rota {
  const found = checkedRota(other, problem);
  return compareScores(scoreOf(found, problem), scoreOf(rota, problem)) < 0 ? found : rota;
}
