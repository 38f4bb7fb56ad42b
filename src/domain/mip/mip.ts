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
export function merged(terms: readonly Term[]): Term[] {
  const times = new Map<string, number>();
  for (const term of terms) times.set(term.of, (times.get(term.of) ?? 0) + term.times);
  return [...times].filter(([, count]) => count !== 0).map(([of, count]) => ({ of, times: count }));
}
