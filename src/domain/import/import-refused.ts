/** What is wrong with one record: `line` is the line of the file on which the record starts, counted from 1. */
export interface RowFault {
  readonly line: number;
  readonly reason: string;
}

/**
 * An import that cannot go in, and so did not: nothing was saved. The message says what to do; `faults` are all
 * the bad rows in the order of the file, not only the first.
 */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly faults: readonly RowFault[];
  constructor(message: string, faults: readonly RowFault[] = []) {
    super(message);
    this.faults = faults;
  }
}
