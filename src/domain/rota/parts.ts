import type { RotaGroup, RotaProblem } from './problem.ts';

/**
 * The problem in parts that have nothing to do with each other: groups with nobody in common. Each figure of a score is
 * a sum over groups, so the best of each part together are the best of all.
 */
export function partsOf(problem: RotaProblem): RotaProblem[] {
  const parts: RotaGroup[][] = [];
  for (const group of problem.groups) {
    const joined = parts.filter(part => part.some(other => shareSomebody(other, group)));
    const rest = parts.filter(part => !joined.includes(part));
    parts.splice(0, parts.length, ...rest, [...joined.flat(), group]);
  }
  return parts.map(groups =>
    partWith(
      problem,
      problem.groups.filter(each => groups.includes(each)),
    ),
  );
}

const shareSomebody = (one: RotaGroup, other: RotaGroup) =>
  one.members.some(id => other.members.includes(id));

function partWith({ members, planned }: RotaProblem, groups: readonly RotaGroup[]): RotaProblem {
  return {
    groups,
    members: new Map([...members].filter(([id]) => groups.some(group => group.members.includes(id)))),
    planned: planned.filter(turn => groups.some(({ id }) => id === turn.group)),
  };
}
