/** So many times a variable. */
export interface Term {
  readonly of: string;
  readonly times: number;
}

/** A whole number from `least` to `most`. Its name is a letter other than e and a number: "e3" reads as a power of ten. */
export interface WholeNumber {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

export interface MipRow {
  readonly terms: readonly Term[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A question to a solver: whole numbers that keep every row and make one sum as small as can be. */
export interface Mip {
  readonly variables: readonly WholeNumber[];
  readonly rows: readonly MipRow[];
  readonly minimise: readonly Term[];
}

export type MipValues = ReadonlyMap<string, number>;

export const sumOf = (terms: readonly Term[], values: MipValues): number =>
  terms.reduce((sum, { of, times }) => sum + times * (values.get(of) ?? Number.NaN), 0);

/** Each variable once, and none that counts for nothing. */
export function merged(terms: readonly Term[]): readonly Term[] {
  const times = new Map<string, number>();
  for (const { of, times: more } of terms) times.set(of, (times.get(of) ?? 0) + more);
  // Nearly always they are so already, and there are very many of them.
  if (times.size === terms.length && terms.every(term => term.times !== 0)) return terms;
  return [...times].filter(([, count]) => count !== 0).map(([of, count]) => ({ of, times: count }));
}
