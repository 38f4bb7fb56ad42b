import type { Rota, RotaGroup, RotaProblem, Week } from './problem.ts';

/**
 * What is still open of a rota from a week on: turns before it are past and count, what is planned from then on is to be kept
 * where it can be. What was not held and has no week left is over. Solve it to mend a rota after members or their weeks changed:
 * rules come first, then the fewest changes, then the way.
 */
export function openFrom(problem: RotaProblem, rota: Rota, from: Week): RotaProblem {
  return {
    ...problem,
    planned: rota.filter(({ week }) => week >= from),
    groups: problem.groups.map(group => ({
      ...group,
      past: [...group.past, ...pastOf(rota, group, from)],
      windows: openWindows(rota, group, from),
    })),
  };
}

const inOrder = (rota: Rota) => rota.toSorted((one, other) => (one.week < other.week ? -1 : 1));

const pastOf = (rota: Rota, { id }: RotaGroup, from: Week) =>
  inOrder(rota).filter(turn => turn.group === id && turn.week < from);

function openWindows(rota: Rota, group: RotaGroup, from: Week): RotaGroup['windows'] {
  const done = new Set(pastOf(rota, group, from).map(({ window }) => window));
  return group.windows
    .filter(({ id }) => !done.has(id))
    .map(({ id, weeks }) => ({ id, weeks: weeks.filter(week => week >= from) }))
    .filter(({ weeks }) => weeks.length > 0);
}

/**
 * The same without a member. Their turns still planned fall to others; those past stay. A group of whom one is left owes nothing
 * more: who is left joins another.
 */
export function without(problem: RotaProblem, gone: string): RotaProblem {
  return {
    ...problem,
    members: new Map([...problem.members].filter(([id]) => id !== gone)),
    groups: problem.groups
      .map(group => ({ ...group, members: group.members.filter(id => id !== gone) }))
      .map(group => (group.members.length < 2 ? { ...group, windows: [] } : group)),
  };
}
