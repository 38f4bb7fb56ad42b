import type { MipRow, Term, WholeNumber } from '../mip/mip.ts';
import type { Choice } from './choices.ts';

/** A choice as a variable: 1 where it is taken. */
export interface Taken {
  readonly name: string;
  readonly choice: Choice;
  /** Who could come to it and is busy elsewhere, 1 where so. Only those in several groups can be. */
  readonly absent: readonly { readonly name: string; readonly member: string }[];
}

/** What some of the rules add to a model. */
export interface RuleRows {
  readonly variables: readonly WholeNumber[];
  readonly rows: readonly MipRow[];
}

export const one = (of: string): Term => ({ of, times: 1 });
export const less = (of: string): Term => ({ of, times: -1 });
