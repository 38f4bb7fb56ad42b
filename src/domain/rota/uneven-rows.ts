import type { MipRow, Term } from '../mip/mip.ts';
import { hostedBefore, type RotaGroup, type RotaProblem } from './problem.ts';
import { less, one, type RuleRows, type TakenIn } from './taken.ts';

/** No member hosts more than one turn more often than another; by how many more, is a number of each group. */
export function unevenRows(problem: RotaProblem, takenIn: TakenIn): RuleRows {
  const parts = problem.groups.map((group, at) => groupRows(group, `v${at}`, takenIn));
  return { variables: parts.flatMap(each => each.variables), rows: parts.flatMap(each => each.rows) };
}

/**
 * What follows where every window has its turn and no group is uneven: each member hosts the same number of times, or one of two next to each
 * other. It rules out no rota, only halves of turns, and a solver that knows it is done in a tenth of the time.
 */
export function evenRows({ groups }: RotaProblem, takenIn: TakenIn): MipRow[] {
  return groups.flatMap(group => {
    const before = hostedBefore(group);
    const all = [...before.values()].reduce((sum, count) => sum + count, group.windows.length);
    const each = all / group.members.length;
    return group.members.map(id => ({
      terms: hosting(takenIn, group, id, 1),
      atLeast: Math.floor(each) - (before.get(id) ?? 0),
      atMost: Math.ceil(each) - (before.get(id) ?? 0),
    }));
  });
}

const hosting = (takenIn: TakenIn, group: RotaGroup, id: string, times: 1 | -1): Term[] =>
  group.windows
    .flatMap(window => takenIn(group.id, window.id).filter(({ choice }) => choice.host === id))
    .map(({ name }) => (times === 1 ? one(name) : less(name)));

function groupRows(group: RotaGroup, name: string, takenIn: TakenIn): RuleRows {
  const before = hostedBefore(group);
  const pairs = group.members.flatMap(most =>
    group.members.filter(least => least !== most).map(least => [most, least] as const),
  );
  const counts = [...before.values()];
  const furthest = Math.max(...counts, 0) - Math.min(...counts, 0) + group.windows.length;
  return {
    variables: [{ name, least: 0, most: furthest }],
    rows: pairs.map(([most, least]) => ({
      terms: [...hosting(takenIn, group, most, 1), ...hosting(takenIn, group, least, -1), less(name)],
      atMost: 1 - (before.get(most) ?? 0) + (before.get(least) ?? 0),
    })),
  };
}
