import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';

/** The trust's term dates, breaks, INSET days and closures, of every scope. */
export interface CalendarReads {
  /** All of them in the order of their first days; empty when none were ever imported. */
  entries(): Promise<CalendarEntry[]>;
}

export interface CalendarWrites extends CalendarReads {
  /** Adds entries; one of the same scope, kind and first day is replaced. The same call again changes nothing. */
  save(entries: readonly CalendarEntry[]): Promise<void>;
  /** Takes entries out, each found by its scope, kind and first day; one that is not there is passed over. */
  remove(entries: readonly CalendarEntry[]): Promise<void>;
}
