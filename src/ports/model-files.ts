import type { ModelFault, ModelPath } from '#domain/improvement-model/model-fault.ts';

/** A fault and the line of the file it is in, from 1. */
export interface PlacedFault extends ModelFault {
  readonly line: number;
}

/** What a model file says, not yet checked. */
export interface ParsedModel {
  readonly content: unknown;
  /** The line of what is at this path, or of the nearest thing around it that the file has. */
  lineOf(path: ModelPath): number;
}

/** Improvement models as files. */
export interface ModelFiles {
  /** The ids of the models that come with Fortnight, in alphabetical order. */
  packaged(): readonly string[];
  /** The text of one of them; null when there is none of that id. */
  readPackaged(id: string): string | null;
  /** Reads a file's text, whoever wrote it: never throws, whatever the text is. */
  parse(text: string): ParsedModel | { readonly faults: readonly PlacedFault[] };
}
