import type { Meeting } from '#domain/meeting/meeting.ts';
import type { MeetingDate, Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** Series and their meetings. */
export interface MeetingReads {
  /** By name, those that have ended included. */
  series(): Promise<Series[]>;
  findSeries(id: string): Promise<Series | null>;
  find(id: string): Promise<Meeting | null>;
  /** The series' meetings that were made and start in [from, until), in order, cancelled ones included. */
  between(seriesId: string, from: IsoInstant, until: IsoInstant): Promise<Meeting[]>;
  /** The made meetings that stand for dates of the series in [from, until), wherever they were moved to. */
  slotsBetween(seriesId: string, from: IsoInstant, until: IsoInstant): Promise<Meeting[]>;
}

/** What can be changed about a meeting; fields that are left out stay. */
export type MeetingChange = Partial<Omit<Meeting, 'id' | 'seriesId' | 'slotAt' | 'version'>>;

export interface MeetingWrites extends MeetingReads {
  /** Adds a series or replaces it, its people included. A name already taken is a `StoreConflict`. */
  saveSeries(series: Series): Promise<void>;
  /** The series as it is now, held until this transaction ends. */
  holdSeries(id: string): Promise<Series | null>;
  /**
   * Makes the meeting of that date of the series, or finds the one that stands for it; `created` tells which. Safe
   * from two processes.
   */
  ensure(series: Series, date: MeetingDate): Promise<{ meeting: Meeting; created: boolean }>;
  /** Makes a meeting that no date of the series asks for. */
  callExtra(series: Series, id: string, date: MeetingDate & { reason: string | null }): Promise<Meeting>;
  change(id: string, change: MeetingChange): Promise<void>;
  /** The meeting as it is now, held until this transaction ends: others that hold or touch it wait. */
  hold(id: string): Promise<Meeting | null>;
  /** Raises the version and returns it. */
  touch(meetingId: string): Promise<number>;
}
