import type { DatedEvent } from '#domain/academic-year/term-events.ts';
import type { TermNote } from '#domain/academic-year/terms-reading.ts';
import type { RowFault } from '#domain/import/import-refused.ts';

/** A calendar file (.ics), read whole: a year of a school's dates is a few kilobytes. */
export interface EventFile {
  /** What the file is called, for messages. */
  readonly name: string;
  /** Its all-day events in the order of the file. */
  readonly events: readonly DatedEvent[];
  /** Events that are not whole days, repeat, or cannot be read. */
  readonly faults: readonly RowFault[];
  /** Events that were called off. */
  readonly notes: readonly TermNote[];
}
