/** Where in the model something is: keys and positions, as in `['engagements', 2, 'report', 'within']`. */
export type ModelPath = readonly (string | number)[];

/** What is wrong with a model, and what to do about it. */
export interface ModelFault {
  readonly path: ModelPath;
  readonly reason: string;
  readonly mend: string;
}
