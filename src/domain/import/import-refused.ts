import { Explained } from '../explained.ts';
import { countInWords } from '../time/words.ts';

/** What is wrong with one record: `line` is the line of the file on which the record starts, counted from 1. */
export interface RowFault {
  readonly line: number;
  /** In a spreadsheet the cell, which is said instead of the line: "Sheet AIP, cell D7". */
  readonly at?: string;
  readonly reason: string;
}

/**
 * An import that cannot go in, and so did not: nothing was saved. The message says what to do; `faults` are all
 * the bad rows in the order of the file, not only the first.
 */
export class ImportRefused extends Explained {
  override readonly name = 'ImportRefused';
  readonly faults: readonly RowFault[];
  constructor(message: string, faults: readonly RowFault[] = []) {
    super(message);
    this.faults = faults;
  }
}

/** Throws ImportRefused with all the faults of a file, when there are any. */
export function refuseFaults(faults: readonly RowFault[], file: string): void {
  if (faults.length === 0) return;
  const inOrder = [...faults].sort((a, b) => a.line - b.line);
  throw new ImportRefused(
    `${file} has ${countInWords(faults.length, 'fault')}, so nothing was imported. Mend these and import it again:`,
    inOrder,
  );
}
