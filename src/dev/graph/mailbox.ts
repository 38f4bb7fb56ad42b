/** Graph's responseType. */
export type ResponseType =
  | 'none'
  | 'organizer'
  | 'tentativelyAccepted'
  | 'accepted'
  | 'declined'
  | 'notResponded';
export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

export interface Named {
  readonly address: string;
  readonly name: string;
}

export interface StoredAttendee extends Named {
  readonly type: 'required' | 'optional' | 'resource';
  readonly response: ResponseType;
  readonly respondedAt: string | null;
}

/** One copy of an event, in one mailbox. All copies of a meeting share `iCalUId`. */
export interface StoredEvent {
  /** The immutable id; the other kind is made of it and `folderMoves`. */
  readonly id: string;
  readonly iCalUId: string;
  readonly organiser: Named;
  readonly isOrganizer: boolean;
  readonly type: 'singleInstance' | 'occurrence';
  readonly createdAt: string;
  readonly transactionId: string | null;
  readonly properties: Map<string, string>;
  folderMoves: number;
  subject: string;
  html: string;
  startMs: number;
  endMs: number;
  isAllDay: boolean;
  location: string;
  attendees: readonly StoredAttendee[];
  isCancelled: boolean;
  isOnlineMeeting: boolean;
  showAs: ShowAs;
  response: ResponseType;
  respondedAt: string | null;
  modifiedAt: string;
  /** Counts over all mailboxes; the etag and the delta go by it. */
  version: number;
  /** Where it has stood until now, so that the delta of a stretch knows what left it. */
  readonly stood: { readonly startMs: number; readonly endMs: number }[];
}

export interface WorkingHours {
  readonly days: readonly string[];
  /** "08:30" on the mailbox's own clock. */
  readonly from: string;
  readonly until: string;
}

/** Graph's automaticRepliesSetting. What it says to others is made up. */
export interface AutomaticReplySetting {
  readonly status: 'disabled' | 'alwaysEnabled' | 'scheduled';
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

export interface Mailbox extends Named {
  readonly userId: string;
  /** `forbidden`: the app may not touch it. `no-mailbox`: a user without one. */
  state: 'open' | 'forbidden' | 'no-mailbox';
  timeZone: string;
  workingHours: WorkingHours | null;
  automaticReply: AutomaticReplySetting;
  readonly events: Map<string, StoredEvent>;
  readonly deleted: Map<string, Pick<StoredEvent, 'id' | 'version' | 'stood' | 'folderMoves'>>;
}

/** What a mailbox may be opened with; the rest is the office's usual. */
export interface MailboxStart {
  readonly address: string;
  readonly name?: string;
  readonly state?: Mailbox['state'];
  readonly timeZone?: string;
  readonly workingHours?: WorkingHours | null;
}

const OFFICE: WorkingHours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '08:00',
  until: '17:00',
};

export function mailboxOf(start: MailboxStart, userId: string): Mailbox {
  return {
    address: start.address,
    name: start.name ?? start.address.split('@')[0] ?? start.address,
    userId,
    state: start.state ?? 'open',
    timeZone: start.timeZone ?? 'GMT Standard Time',
    workingHours: start.workingHours === undefined ? OFFICE : start.workingHours,
    automaticReply: { status: 'disabled', fromMs: null, untilMs: null },
    events: new Map(),
    deleted: new Map(),
  };
}

/** Outlook's ids end with "=", which has to be escaped in a path. */
export function immutableId(count: number): string {
  return `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${String(count).padStart(8, '0')}AAA=`;
}

/** The id without `Prefer: IdType="ImmutableId"`: another after each move to another folder. */
export function passingId(event: Pick<StoredEvent, 'id' | 'folderMoves'>): string {
  return `AAMk${String(event.folderMoves).padStart(2, '0')}${event.id.slice(4)}`;
}
