import type { AgendaItem, Apology, Meeting } from '#domain/meeting/meeting.ts';
import type { MeetingDate, Series } from '#domain/meeting/series.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** A mention of a school on an agenda. */
export interface Mention {
  readonly urn: string;
  readonly meetingId: string;
  readonly seriesName: string;
  readonly startsAt: IsoInstant;
  readonly text: string;
  readonly source: AgendaItem['source'];
}

/** Series, meetings and what is on their agendas. */
export interface MeetingReads {
  series(): Promise<Series[]>;
  findSeries(id: string): Promise<Series | null>;
  find(id: string): Promise<Meeting | null>;
  /** The series' meetings starting in [from, until), in order. */
  between(seriesId: string, from: IsoInstant, until: IsoInstant): Promise<Meeting[]>;
  /** The lines of one agenda, in the order they were added. */
  items(meetingId: string): Promise<AgendaItem[]>;
  apologies(meetingId: string): Promise<Apology[]>;
  /** Latest first, at most `limit`. */
  mentionsOf(urn: string, limit: number): Promise<Mention[]>;
  /** The London day of each school's latest mention at a meeting of the series starting before `before`. */
  lastMentions(seriesId: string, before: IsoInstant): Promise<Map<string, IsoDate>>;
}

export interface MeetingWrites extends MeetingReads {
  saveSeries(series: Series): Promise<void>;
  /** Creates the meeting, or finds the one of that series and start; `created` tells which. Safe from two processes. */
  ensure(seriesId: string, date: MeetingDate): Promise<{ meeting: Meeting; created: boolean }>;
  addItems(items: readonly AgendaItem[]): Promise<void>;
  /** Records or replaces this person's apologies. */
  saveApology(apology: Apology): Promise<void>;
  /** Takes this person's apologies back; `false` when there were none. */
  withdrawApology(meetingId: string, personId: string): Promise<boolean>;
  /** The meeting as it is now, held until this transaction ends: others that hold or touch it wait. */
  hold(id: string): Promise<Meeting | null>;
  /** Raises the version and returns it. */
  touch(meetingId: string): Promise<number>;
}
