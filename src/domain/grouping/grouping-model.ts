import type { Mip, MipValues, Term } from '../mip/mip.ts';
import { mayMeet, unitsOf } from './contradictions.ts';
import {
  FEWEST,
  type Grouping,
  type GroupingAsked,
  groupCost,
  type Joiner,
  MOST,
  pairCosts,
} from './grouping.ts';

/** A group that could be, as a variable: 1 where it is. */
interface Candidate {
  readonly name: string;
  readonly group: readonly Joiner[];
}

export interface GroupingModel {
  readonly candidates: readonly Candidate[];
  /** Every group that could be is among the candidates, and not only those of near ones. */
  readonly hasAll: boolean;
  readonly mip: Mip;
}

/** Up to so many to be divided, every group is a candidate; of more, each with so many of those who suit them best. */
const [ALL_AMONG, NEAREST] = [14, 7];

/** Which groups, so that everybody is in one and all of them together cost least. In steps: of a big trust very many could be. */
export function* groupingModel(asked: GroupingAsked): Generator<void, GroupingModel> {
  const units = unitsOf(asked);
  const hasAll = units.length <= ALL_AMONG;
  const costOf = pairCosts(asked);
  const found = new Map<string, readonly Joiner[]>();
  for (const [at, unit] of units.entries()) {
    const others = hasAll ? units.slice(at + 1) : nearest(unit, units, asked, costOf);
    for (const group of groupsWith(unit, others, asked)) found.set(keyOf(group), group);
    yield;
  }
  const candidates: Candidate[] = [];
  const ofEach = new Map<Joiner, Term[]>(asked.joiners.map(joiner => [joiner, []]));
  const minimise: Term[] = [];
  for (const group of found.values()) {
    const name = `g${candidates.length}`;
    candidates.push({ name, group });
    for (const joiner of group) ofEach.get(joiner)?.push({ of: name, times: 1 });
    minimise.push({ of: name, times: groupCost(group, asked, costOf) });
    yield;
  }
  const variables = candidates.map(({ name }) => ({ name, least: 0, most: 1 }));
  const rows = [...ofEach.values()].map(terms => ({ terms, atLeast: 1, atMost: 1 }));
  return { candidates, hasAll, mip: { variables, rows, minimise } };
}

const keyOf = (group: readonly Joiner[]): string =>
  group
    .map(({ id }) => id)
    .sort()
    .join(' ');

function nearest(
  unit: readonly Joiner[],
  units: readonly Joiner[][],
  asked: GroupingAsked,
  costBetween: ReturnType<typeof pairCosts>,
): Joiner[][] {
  const costTo = (other: readonly Joiner[]) =>
    Math.min(...unit.flatMap(one => other.map(each => costBetween(one, each))));
  return units
    .filter(other => other !== unit && mayJoin(unit, other, asked))
    .map(other => ({ other, cost: costTo(other) }))
    .sort((one, next) => one.cost - next.cost)
    .slice(0, NEAREST)
    .map(({ other }) => other);
}

const mayJoin = (group: readonly Joiner[], unit: readonly Joiner[], asked: GroupingAsked): boolean =>
  unit.every(one => group.every(other => mayMeet(one, other, asked)));

/** Every group that may be of the one and some of the others. */
function* groupsWith(
  group: readonly Joiner[],
  [next, ...rest]: readonly (readonly Joiner[])[],
  asked: GroupingAsked,
): Generator<readonly Joiner[]> {
  if (!next) {
    if (group.length >= FEWEST && group.length <= MOST) yield group;
    return;
  }
  yield* groupsWith(group, rest, asked);
  if (group.length + next.length <= MOST && mayJoin(group, next, asked))
    yield* groupsWith([...group, ...next], rest, asked);
}

export function groupingIn({ candidates }: GroupingModel, values: MipValues): Grouping {
  return candidates
    .filter(({ name }) => values.get(name) === 1)
    .map(({ group }) => group.map(({ id }) => id));
}
