import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { Apology } from '#domain/meeting/meeting.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** A mention of a school on an agenda the whole channel could read. */
export interface Mention {
  readonly urn: string;
  readonly meetingId: string;
  readonly seriesName: string;
  readonly startsAt: IsoInstant;
  readonly text: string;
  readonly source: string;
  /** Whether that meeting's agenda has come out. */
  readonly isOut: boolean;
}

/** What is on agendas, and who comes. Confidential lines are on agendas too: whoever shows one asks who may read it. */
export interface AgendaReads {
  /** The lines of one agenda, in the order they were added. */
  lines(meetingId: string): Promise<AgendaLine[]>;
  find(lineId: string): Promise<AgendaLine | null>;
  /**
   * Lines nobody has dealt with, or that were to be carried forward, on meetings of the series starting before
   * `before`, and that no later meeting has taken over; cancelled meetings included.
   */
  leftBefore(seriesId: string, before: IsoInstant): Promise<AgendaLine[]>;
  /** The meetings with a line of this key on their agenda. */
  meetingsWith(key: string): Promise<string[]>;
  apologies(meetingId: string): Promise<Apology[]>;
  /** Who was there, by name. */
  attendance(meetingId: string): Promise<{ personId: string; name: string }[]>;
  /** Latest first, at most `limit`; no confidential lines, none of cancelled meetings. */
  mentionsOf(urn: string, limit: number): Promise<Mention[]>;
  /** The London day of each school's latest such mention at a meeting of the series starting before `before`. */
  lastMentions(seriesId: string, before: IsoInstant): Promise<Map<string, IsoDate>>;
}

export type LineChange = Partial<Pick<AgendaLine, 'outcome' | 'outcomeReason' | 'carriedToId'>>;

export interface AgendaWrites extends AgendaReads {
  /** Adds lines; one whose key is on that agenda already is passed over. */
  addLines(lines: readonly AgendaLine[]): Promise<void>;
  /** Takes what a source proposed about a school off an agenda again, as long as nothing was recorded on it. */
  withdrawProposed(meetingId: string, source: string, urn: string): Promise<void>;
  /** Marks a line as taken over, unless it was dealt with or taken over meanwhile: `false` then. Safe beside a running meeting. */
  carryLine(id: string, toMeetingId: string): Promise<boolean>;
  changeLine(id: string, change: LineChange): Promise<void>;
  /** Records or replaces this person's apologies. */
  saveApology(apology: Apology): Promise<void>;
  /** Takes this person's apologies back; `false` when there were none. */
  withdrawApology(meetingId: string, personId: string): Promise<boolean>;
  /** Replaces who was there. */
  saveAttendance(meetingId: string, personIds: readonly string[]): Promise<void>;
}
