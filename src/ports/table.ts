/** One record of a file of rows under headings. `line` is the physical line on which it starts, counted from 1. */
export interface TableRow {
  readonly line: number;
  /** As they stand in the file, untrimmed. Their number may differ from the headings'. */
  readonly fields: readonly string[];
}

/** A file of rows under headings, already known to be readable text. */
export interface Table {
  /** What the file is called, for messages. */
  readonly name: string;
  readonly headings: readonly string[];
  /**
   * The records after the headings, blank lines left out, streamed: never all in memory. May be called again, and
   * then reads the file again. Throws ImportRefused where the file stops being readable.
   */
  rows(): AsyncIterable<TableRow>;
}
