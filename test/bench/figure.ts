/** One measured figure, and what it may be at most; without a target it is only shown. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MB' | 'times';
  readonly target: number | null;
}

/** What each file of this folder exports by default, but for this one and `run.ts`. */
export type Bench = () => Promise<Figure[]>;
