import type { Mip, MipValues } from '#domain/mip/mip.ts';

/** What a solver made of a model. */
export type SolverAnswer =
  /** Nothing is better. */
  | { readonly kind: 'best'; readonly values: MipValues }
  /** Nothing keeps all rows. */
  | { readonly kind: 'impossible' }
  /**
   * It gave up first. `values`, where there are any, keep every row; nothing is less than `bound`, which is null where
   * the solver knows of none.
   */
  | { readonly kind: 'gave-up'; readonly values: MipValues | null; readonly bound: number | null };

/** The solver cannot be used: it did not load, it crashed, or its answer is none. Never a word on the model. */
export class SolverFailed extends Error {
  override readonly name = 'SolverFailed';
}

/** Finds the best of very many arrangements. Nothing is stored in here. */
export interface Solver {
  /**
   * The best whole numbers for a model. Its values were looked at again: they are whole and keep each row. The same model has
   * the same answer unless time ran out, so it may be called again; calls wait for each other. `seconds` is how long
   * it may think; a solver that does not stop by itself soon after is stopped, which is `gave-up` too. Rejects with
   * SolverFailed, and the next call begins with a fresh solver.
   */
  solve(model: Mip, within: { readonly seconds: number }): Promise<SolverAnswer>;
  /** Whether it is thinking now: whoever asks then waits until it is done. */
  isBusy(): boolean;
  /** Lets go of whatever it holds; a call that still waits rejects with SolverFailed. It may be called again. */
  stop(): Promise<void>;
}
