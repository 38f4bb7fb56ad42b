import { asTurn, type Choice, choicesIn } from './choices.ts';
import type { Rota, RotaProblem } from './problem.ts';
import { compareScores, isSameTime } from './score.ts';
import { type Change, nothingTaken, type Standing } from './standing.ts';

/** How often another rota is looked at while one part is made, at most: a second or two of work, however big the part is. */
const MOST_LOOKS = 40_000;

/** The choices of a window, best known first. */
type Windows = readonly (readonly Choice[])[];

/**
 * A rota by rules of thumb, for one part of a problem: window by window the choice that is best so far, then one turn
 * changed or two hosts changed over as long as it helps. It breaks no rule that can never be broken, and says nothing of how
 * near it is to the best. It is where a solver begins, and what there is without one.
 *
 * It takes a step each time it looks at another rota, so that whoever has it made may see to something else between two.
 */
export function* writtenRota(problem: RotaProblem): Generator<void, Rota> {
  const windows = windowsInOrder(problem);
  let best = nothingTaken(problem, windows.length);
  for (const [at, choices] of windows.entries()) {
    let here = best;
    for (const choice of choices) {
      const other = best.with([[at, choice]]);
      if (compareScores(other.score, here.score) < 0) here = other;
      yield;
    }
    best = here;
  }
  return (yield* improved(best, windows)).rota;
}

/** The earlier first, so that whoever is in two groups is looked at week by week. */
function windowsInOrder(problem: RotaProblem): Windows {
  return problem.groups
    .flatMap(group => group.windows.map(window => ({ group, window })))
    .sort((one, other) => ((one.window.weeks[0] ?? '') < (other.window.weeks[0] ?? '') ? -1 : 1))
    .map(({ group, window }) => plannedFirst(choicesIn(problem, group, window.id), problem));
}

function plannedFirst(choices: readonly Choice[], { planned }: RotaProblem): Choice[] {
  const isPlanned = (choice: Choice) => planned.some(turn => isSameTime(asTurn(choice), turn));
  return [...choices.filter(isPlanned), ...choices.filter(choice => !isPlanned(choice))];
}

/** Round after round, until one changes nothing. */
function* improved(begun: Standing, windows: Windows): Generator<void, Standing> {
  let [best, looks] = [begun, 0];
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const changes of changesTo(() => best, windows)) {
      looks += 1;
      if (looks > MOST_LOOKS) return best;
      const near = best.with(changes);
      if (compareScores(near.score, best.score) < 0) [best, isBetter] = [near, true];
      yield;
    }
  }
  return best;
}

function* changesTo(now: () => Standing, windows: Windows): Generator<readonly Change[]> {
  for (const [at, choices] of windows.entries())
    for (const choice of choices) if (choice !== now().taking[at]) yield [[at, choice]];
  for (const at of windows.keys())
    for (const further of windows.keys()) {
      const [one, other] = [now().taking[at], now().taking[further]];
      if (further <= at || !one || !other || one.group !== other.group || one.host === other.host) continue;
      const hosting = (where: number, host: string) => windows[where]?.find(choice => choice.host === host);
      const [first, second] = [hosting(at, other.host), hosting(further, one.host)];
      if (first && second)
        yield [
          [at, first],
          [further, second],
        ];
    }
}
