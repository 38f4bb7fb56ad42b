import type { Mip, MipValues } from '../mip/mip.ts';
import { mayMeet, unitsOf } from './contradictions.ts';
import {
  FEWEST,
  type Grouping,
  type GroupingAsked,
  groupCost,
  type Joiner,
  MOST,
  pairCost,
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

/** Which groups, so that everybody is in one and all of them together cost least. */
export function groupingModel(asked: GroupingAsked): GroupingModel {
  const units = unitsOf(asked);
  const hasAll = units.length <= ALL_AMONG;
  const found = new Map<string, readonly Joiner[]>();
  for (const [at, unit] of units.entries()) {
    const others = hasAll ? units.slice(at + 1) : nearest(unit, units, asked);
    for (const group of groupsWith(unit, others, asked))
      found.set(
        group
          .map(({ id }) => id)
          .sort()
          .join(' '),
        group,
      );
  }
  const candidates = [...found.values()].map((group, at) => ({ name: `g${at}`, group }));
  const inThem = (joiner: Joiner) => candidates.filter(({ group }) => group.includes(joiner));
  return {
    ...{ candidates, hasAll },
    mip: {
      variables: candidates.map(({ name }) => ({ name, least: 0, most: 1 })),
      rows: asked.joiners.map(joiner => ({
        terms: inThem(joiner).map(({ name }) => ({ of: name, times: 1 })),
        ...{ atLeast: 1, atMost: 1 },
      })),
      minimise: candidates.map(({ name, group }) => ({ of: name, times: groupCost(group, asked) })),
    },
  };
}

function nearest(unit: readonly Joiner[], units: readonly Joiner[][], asked: GroupingAsked): Joiner[][] {
  const costTo = (other: readonly Joiner[]) =>
    Math.min(...unit.flatMap(one => other.map(each => pairCost(one, each, asked))));
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
