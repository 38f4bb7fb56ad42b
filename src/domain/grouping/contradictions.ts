import { type GroupingAsked, isPair, type Joiner, MOST, type Pair } from './grouping.ts';

/** What of the director's rules cannot be together. */
export type Contradiction =
  /** They are to be together always, one through the other, and these two never. */
  | { readonly kind: 'always-and-never'; readonly together: readonly string[]; readonly pair: Pair }
  | { readonly kind: 'too-many-together'; readonly together: readonly string[] }
  | { readonly kind: 'two-phases-together'; readonly together: readonly string[] }
  /** The only one, or the only one of its phase. */
  | { readonly kind: 'alone'; readonly id: string };

/** Who is to be together always, through others too; whoever is in no rule is by themselves. */
export function unitsOf({ joiners, always }: GroupingAsked): Joiner[][] {
  let units = joiners.map(joiner => [joiner]);
  for (const pair of always) {
    const joined = units.filter(unit => unit.some(({ id }) => pair.includes(id)));
    units = [
      ...units.filter(unit => !joined.includes(unit)),
      joiners.filter(each => joined.flat().includes(each)),
    ];
  }
  return units.filter(unit => unit.length > 0);
}

/** What can be said before anything is tried. */
export function contradictionsIn(asked: GroupingAsked): Contradiction[] {
  const { joiners, never, samePhase } = asked;
  return [
    ...unitsOf(asked).flatMap((unit): Contradiction[] => {
      const together = unit.map(({ id }) => id);
      const phases = new Set(unit.map(({ phase }) => phase));
      return [
        ...never
          .filter(pair => pair.every(id => together.includes(id)))
          .map(pair => ({ kind: 'always-and-never' as const, together, pair })),
        ...(unit.length > MOST ? [{ kind: 'too-many-together' as const, together }] : []),
        ...(samePhase && phases.size > 1 ? [{ kind: 'two-phases-together' as const, together }] : []),
      ];
    }),
    ...joiners
      .filter(joiner => !joiners.some(other => other !== joiner && mayMeet(joiner, other, asked)))
      .map(({ id }) => ({ kind: 'alone' as const, id })),
  ];
}

/** By the rules on two of them alone. */
export const mayMeet = (one: Joiner, other: Joiner, { never, samePhase }: GroupingAsked): boolean =>
  !isPair(never, one.id, other.id) && (!samePhase || one.phase === other.phase);
