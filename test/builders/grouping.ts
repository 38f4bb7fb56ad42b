import {
  faultsOfGrouping,
  type Grouping,
  type GroupingAsked,
  groupCost,
  type Joiner,
  pairCosts,
} from '#domain/grouping/grouping.ts';

export const joiner = (id: string, more: Partial<Joiner> = {}): Joiner => ({
  ...{ id, easting: 430_000, northing: 340_000, phase: 'Primary', category: null },
  ...more,
});

export const groupingAsked = (
  joiners: readonly Joiner[],
  more: Partial<GroupingAsked> = {},
): GroupingAsked => ({
  ...{ joiners, wanted: 3, never: [], always: [], samePhase: false, partners: [] },
  ...more,
});

export const groupingCost = (grouping: Grouping, asked: GroupingAsked): number =>
  grouping.reduce(
    (sum, group) =>
      sum +
      groupCost(
        asked.joiners.filter(({ id }) => group.includes(id)),
        asked,
        pairCosts(asked),
      ),
    0,
  );

/** What the best of all divisions costs, by looking at each; null where none keeps the rules. */
export function cheapestDivision(asked: GroupingAsked): number | null {
  const ids = asked.joiners.map(({ id }) => id);
  const costs = [...divisions(ids)]
    .filter(grouping => faultsOfGrouping(grouping, asked).length === 0)
    .map(grouping => groupingCost(grouping, asked));
  return costs.length === 0 ? null : Math.min(...costs);
}

function* divisions([first, ...rest]: readonly string[]): Generator<string[][]> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const division of divisions(rest)) {
    yield [[first], ...division];
    for (const [at, group] of division.entries()) yield division.with(at, [first, ...group]);
  }
}
