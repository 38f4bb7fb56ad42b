import { asTurn, type Choice, choicesIn } from './choices.ts';
import type { Rota, RotaProblem } from './problem.ts';
import { compareScores, isSameTime, type Score, scoreOf } from './score.ts';

/** For each window in turn which of its choices was taken; null: none. */
type Taking = readonly (Choice | null)[];

/** Turns looked at while one part is mended, at most: seconds, also where the groups of a big trust all hang together. */
const MOST_LOOKS = 400_000;

/**
 * A rota by rules of thumb, for one part of a problem: window by window the choice that is best so far, then one turn
 * changed or two hosts changed over as long as it helps. It breaks no rule that can never be broken, and says nothing of how
 * near it is to the best. It is where a solver begins, and what there is without one.
 */
export function writtenRota(problem: RotaProblem): Rota {
  const windows = windowsInOrder(problem);
  let begun: Taking = windows.map(() => null);
  for (const [at, choices] of windows.entries())
    begun = bestOf(
      begun,
      choices.map(choice => begun.with(at, choice)),
      problem,
    );
  return settled(improved(begun, windows, problem));
}

/** The earlier first, so that whoever is in two groups is looked at week by week. */
function windowsInOrder(problem: RotaProblem): (readonly Choice[])[] {
  return problem.groups
    .flatMap(group => group.windows.map(window => ({ group, window })))
    .sort((one, other) => ((one.window.weeks[0] ?? '') < (other.window.weeks[0] ?? '') ? -1 : 1))
    .map(({ group, window }) => plannedFirst(choicesIn(problem, group, window.id), problem));
}

function plannedFirst(choices: readonly Choice[], { planned }: RotaProblem): Choice[] {
  const isPlanned = (choice: Choice) => planned.some(turn => isSameTime(asTurn(choice), turn));
  return [...choices.filter(isPlanned), ...choices.filter(choice => !isPlanned(choice))];
}

function bestOf(first: Taking, others: readonly Taking[], problem: RotaProblem): Taking {
  let best = { taking: first, score: scoreOf(settled(first), problem) };
  for (const taking of others) {
    const score = scoreOf(settled(taking), problem);
    if (compareScores(score, best.score) < 0) best = { taking, score };
  }
  return best.taking;
}

function improved(begun: Taking, windows: readonly (readonly Choice[])[], problem: RotaProblem): Taking {
  let [best, looks] = [begun, 0];
  let score: Score = scoreOf(settled(best), problem);
  for (let isBetter = true; isBetter && looks < MOST_LOOKS; ) {
    isBetter = false;
    for (const near of neighbours(best, windows)) {
      looks += windows.length;
      if (looks >= MOST_LOOKS) break;
      const nearScore = scoreOf(settled(near), problem);
      if (compareScores(nearScore, score) >= 0) continue;
      [best, score, isBetter] = [near, nearScore, true];
      break;
    }
  }
  return best;
}

function* neighbours(taking: Taking, windows: readonly (readonly Choice[])[]): Generator<Taking> {
  for (const [at, choices] of windows.entries())
    for (const choice of choices) if (choice !== taking[at]) yield taking.with(at, choice);
  for (const [at, one] of taking.entries())
    for (const [further, other] of taking.entries()) {
      if (further <= at || !one || !other || one.group !== other.group || one.host === other.host) continue;
      const hosting = (where: number, host: string) => windows[where]?.find(choice => choice.host === host);
      const [first, second] = [hosting(at, other.host), hosting(further, one.host)];
      if (first && second) yield taking.with(at, first).with(further, second);
    }
}

/** Whoever is busy already in a week does not come; a turn without its host, or without anybody, is not held. */
function settled(taking: Taking): Rota {
  const busy = new Set<string>();
  return taking.flatMap(choice => {
    if (!choice) return [];
    const isBusy = (id: string) => busy.has(`${id} ${choice.week}`);
    const turn = asTurn(choice, choice.able.filter(isBusy));
    if (isBusy(choice.host) || turn.visitors.length === 0) return [];
    for (const id of [turn.host, ...turn.visitors]) busy.add(`${id} ${choice.week}`);
    return [turn];
  });
}
