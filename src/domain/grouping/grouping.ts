import { type Place, travelMinutes } from '../visit/travel.ts';

/** A school, or a person of one, that is to be in a coaching group. */
export interface Joiner {
  readonly id: string;
  /** Metres on the national grid; null where nobody knows. */
  readonly easting: number | null;
  readonly northing: number | null;
  readonly phase: string | null;
  /** Null where the trust has no ladder. */
  readonly category: string | null;
}

export type Pair = readonly [string, string];

/** Who is to be put into groups, and what the director says about it. */
export interface GroupingAsked {
  readonly joiners: readonly Joiner[];
  /** How many are wanted in a group; it may come to one or two more or fewer. */
  readonly wanted: number;
  readonly never: readonly Pair[];
  readonly always: readonly Pair[];
  readonly samePhase: boolean;
  /** Who was in a group together before. */
  readonly partners: readonly Pair[];
}

export type Grouping = readonly (readonly string[])[];

export const [FEWEST, MOST] = [2, 5];

/** What one pair costs, beside the way between them, in minutes: meeting somebody new and unlike is worth a longer way. */
const [WERE_PARTNERS, SAME_PHASE, SAME_CATEGORY] = [30, 15, 15];
/** For one more or fewer than wanted; for two it is four times as much. */
const OFF_SIZE = 60;

export const isPair = (pairs: readonly Pair[], one: string, other: string): boolean =>
  pairs.some(pair => pair.includes(one) && pair.includes(other) && one !== other);

const placeOf = ({ id, easting, northing }: Joiner): Place => ({ urn: id, name: id, easting, northing });

function pairCost(one: Joiner, other: Joiner, { partners, samePhase }: GroupingAsked): number {
  const isSame = (key: 'phase' | 'category') => one[key] !== null && one[key] === other[key];
  return (
    travelMinutes(placeOf(one), placeOf(other)).minutes +
    (isPair(partners, one.id, other.id) ? WERE_PARTNERS : 0) +
    (!samePhase && isSame('phase') ? SAME_PHASE : 0) +
    (isSame('category') ? SAME_CATEGORY : 0)
  );
}

/** What pairs cost, each reckoned once: in a trust of 90 the same pair is in hundreds of groups that could be. */
export function pairCosts(asked: GroupingAsked): (one: Joiner, other: Joiner) => number {
  const known = new Map<string, number>();
  return (one, other) => {
    const key = `${one.id}\n${other.id}`;
    const cost = known.get(key) ?? pairCost(one, other, asked);
    known.set(key, cost);
    return cost;
  };
}

/**
 * What a group costs, a whole number, fewer being better: for each of it what its partners cost on average, and what it is
 * smaller or bigger than wanted.
 */
export function groupCost(
  group: readonly Joiner[],
  { wanted }: Pick<GroupingAsked, 'wanted'>,
  costOf: ReturnType<typeof pairCosts>,
): number {
  const pairs = group.flatMap((one, at) => group.slice(at + 1).map(other => costOf(one, other)));
  const all = pairs.reduce((sum, cost) => sum + cost, 0);
  return Math.round((2 * all) / Math.max(group.length - 1, 1)) + OFF_SIZE * (group.length - wanted) ** 2;
}

/** What a division may not do. */
export type GroupingFault =
  /** In no group, or in two. */
  | { readonly rule: 'once'; readonly id: string }
  | { readonly rule: 'size'; readonly group: readonly string[] }
  | { readonly rule: 'never' | 'always'; readonly pair: Pair }
  | { readonly rule: 'phase'; readonly group: readonly string[] };

/** Looks at a division whatever made it. Empty where it may be proposed. */
export function faultsOfGrouping(grouping: Grouping, asked: GroupingAsked): GroupingFault[] {
  const together = ([one, other]: Pair) => grouping.some(each => each.includes(one) && each.includes(other));
  const phaseOf = (id: string) => asked.joiners.find(each => each.id === id)?.phase ?? null;
  const ids = new Set([...asked.joiners.map(({ id }) => id), ...grouping.flat()]);
  const isAsked = (id: string) => asked.joiners.some(each => each.id === id);
  return [
    ...[...ids]
      .filter(id => !isAsked(id) || grouping.flat().filter(each => each === id).length !== 1)
      .map(id => ({ rule: 'once' as const, id })),
    ...grouping
      .filter(({ length }) => length < FEWEST || length > MOST)
      .map(group => ({ rule: 'size' as const, group })),
    ...asked.never.filter(together).map(pair => ({ rule: 'never' as const, pair })),
    ...asked.always.filter(pair => !together(pair)).map(pair => ({ rule: 'always' as const, pair })),
    ...grouping
      .filter(group => asked.samePhase && new Set(group.map(phaseOf)).size > 1)
      .map(group => ({ rule: 'phase' as const, group })),
  ];
}
