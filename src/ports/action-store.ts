import type { LineAudience } from '#domain/meeting/agenda-line.ts';
import type { Decision } from '#domain/meeting/meeting.ts';
import type { MeetingAction } from '#domain/meeting/meeting-action.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** An action, and where it comes from. */
export interface ActionInContext extends MeetingAction {
  readonly seriesId: string;
  readonly seriesName: string;
  readonly startsAt: IsoInstant;
  /** Of the line it was recorded on. */
  readonly audience: LineAudience;
  readonly readerIds: readonly string[];
  readonly addedById: string | null;
}

/** A decision about a school on a line the whole channel could read. */
export interface SchoolDecision {
  readonly meetingId: string;
  readonly seriesName: string;
  readonly startsAt: IsoInstant;
  readonly text: string;
}

/** What meetings decided, and what people undertook there. */
export interface ActionReads {
  /** In the order they were made. */
  decisions(meetingId: string): Promise<Decision[]>;
  /** Latest first, at most `limit`; none of confidential lines. */
  decisionsAbout(urn: string, limit: number): Promise<SchoolDecision[]>;
  find(id: string): Promise<ActionInContext | null>;
  /** Those there are, in no order. */
  byIds(ids: readonly string[]): Promise<MeetingAction[]>;
  /** In the order they were recorded. */
  ofMeeting(meetingId: string): Promise<MeetingAction[]>;
  /** Open ones by the day they are due: of a series, of an owner, or about a school. */
  open(of: { seriesId: string } | { ownerId: string } | { urn: string }): Promise<ActionInContext[]>;
  /** This owner's that were done since the moment, latest first. */
  endedSince(ownerId: string, since: IsoInstant): Promise<ActionInContext[]>;
}

export type ActionChange = Partial<
  Pick<MeetingAction, 'ownerId' | 'dueOn' | 'state' | 'endedAt' | 'endNote' | 'asked'>
>;

export interface ActionWrites extends ActionReads {
  addDecision(decision: Decision): Promise<void>;
  /** Takes a decision back; one that is not there is passed over. */
  removeDecision(id: string): Promise<void>;
  add(action: Omit<MeetingAction, 'ownerName' | 'ownerIsHere' | 'version'>): Promise<void>;
  /** Takes an action back that nobody was told of; one that is not there is passed over. */
  remove(id: string): Promise<void>;
  /** Changes it and raises its version. */
  change(id: string, change: ActionChange): Promise<void>;
  /** The action as it is now, held until this transaction ends. */
  hold(id: string): Promise<ActionInContext | null>;
}
