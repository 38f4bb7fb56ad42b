import type { Rota, RotaProblem } from './problem.ts';
import { breachesOf } from './rules.ts';

/** The rota, in the order of its weeks; throws where it breaks a rule that none may: a fault of ours. */
export function checkedRota(rota: Rota, problem: RotaProblem): Rota {
  const [breach] = breachesOf(rota, problem);
  if (breach)
    throw new Error(`a rota that breaks ${breach.rule}: ${breach.turn.group}, ${breach.turn.window}`);
  const order = problem.groups.map(({ id }) => id);
  return rota.toSorted((one, other) =>
    one.week === other.week
      ? order.indexOf(one.group) - order.indexOf(other.group)
      : one.week < other.week
        ? -1
        : 1,
  );
}
