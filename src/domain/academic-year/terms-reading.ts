import type { RowFault } from '../import/import-refused.ts';
import type { CalendarEntry } from './calendar-entries.ts';

/** A good date of a file: `line` is where it stands, counted from 1. */
export interface TermRow extends CalendarEntry {
  readonly line: number;
}

/** A date that is left out on purpose, and why. */
export interface TermNote {
  readonly line: number;
  readonly leftOut: string;
}

/** A whole file of term dates, read and not yet compared with anything. */
export interface TermsReading {
  readonly rows: readonly TermRow[];
  readonly faults: readonly RowFault[];
  readonly notes: readonly TermNote[];
}
