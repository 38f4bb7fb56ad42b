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

/** Of one window: its choices are far fewer than all there are, and asked for time and again. */
export type TakenIn = (group: string, window: string) => readonly Taken[];

export function takenIn(taken: readonly Taken[]): TakenIn {
  const keyOf = (group: string, window: string) => `${group}\n${window}`;
  const byWindow = Map.groupBy(taken, ({ choice }) => keyOf(choice.group, choice.window));
  return (group, window) => byWindow.get(keyOf(group, window)) ?? [];
}
