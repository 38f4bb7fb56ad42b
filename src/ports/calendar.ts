import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';

/** How somebody invited has answered in their own calendar. */
export type EventResponse = 'none' | 'accepted' | 'tentative' | 'declined';

export interface Invited {
  /** A mailbox of the tenant or any other e-mail address. */
  readonly address: string;
  readonly name: string;
  readonly required: boolean;
}

/** What an event is to say. */
export interface EventDraft {
  readonly subject: string;
  /** Plain language; lines are separated by \n. */
  readonly body: string;
  readonly startsAt: IsoInstant;
  readonly minutes: number;
  readonly location: string | null;
  readonly isOnline: boolean;
  readonly invited: readonly Invited[];
  /** Our record's name, "visit ID"; kept on the event where nobody sees it. */
  readonly record: string;
}

/** An event as it stands in its organiser's calendar. */
export interface SeenEvent {
  /** Immutable: it stays when the event is moved to another folder. */
  readonly eventId: string;
  /** Our record's name; null on an event that is not ours. */
  readonly record: string | null;
  readonly subject: string;
  readonly startsAt: IsoInstant;
  readonly minutes: number;
  readonly location: string | null;
  /** The organiser cancelled it and it is still there. */
  readonly isCancelled: boolean;
  readonly invited: readonly (Invited & { readonly response: EventResponse })[];
  /** When it was last changed by anybody, by the calendar's own clock. */
  readonly modifiedAt: IsoInstant;
  /** When somebody invited answered last, as far as their answer still stands; null: nobody has. */
  readonly answeredAt: IsoInstant | null;
}

/** A stretch of somebody's calendar that is not free; `free` and working elsewhere are left out. */
export interface BusySpan {
  readonly from: IsoInstant;
  readonly until: IsoInstant;
  /** `tentative` is held for something that may not happen. */
  readonly status: 'busy' | 'tentative' | 'away';
}

/** What is known of when somebody can. */
export interface Availability {
  readonly busy: readonly BusySpan[];
  /** Null where the mailbox says nothing of them. Days are 1 Monday to 7 Sunday; times are "HH:MM" in London. */
  readonly workingHours: {
    readonly days: readonly number[];
    readonly from: string;
    readonly until: string;
  } | null;
}

/** Why a calendar cannot be read or written, whatever is tried, until somebody mends it. */
export const CalendarTrouble = z.enum(['no-mailbox', 'forbidden', 'not-signed-in', 'refused']);
export type CalendarTrouble = z.infer<typeof CalendarTrouble>;

/** Something that will be refused again: only a person can mend it. */
export class CalendarRefused extends Error {
  override readonly name = 'CalendarRefused';
  readonly why: CalendarTrouble;
  constructor(why: CalendarTrouble, options?: ErrorOptions) {
    super(`the calendar refused it: ${why}`, options);
    this.why = why;
  }
}

/** Throttled, unavailable, or no answer: whether it was done is not known where it was a change. Trying again is safe. */
export class CalendarUnavailable extends Error {
  override readonly name = 'CalendarUnavailable';
  /** How long it asked to be left alone, in milliseconds; null when it did not say. */
  readonly afterMs: number | null;
  constructor(afterMs: number | null, options?: ErrorOptions) {
    super('the calendar did not do it now', options);
    this.afterMs = afterMs;
  }
}

export interface NewEvent {
  readonly mailbox: string;
  /** The same id and draft again makes no second event. At most 128 characters. */
  readonly transactionId: string;
  readonly draft: EventDraft;
}

/** Where notifications of a mailbox are to go. */
export interface Watching {
  readonly notificationUrl: string;
  readonly lifecycleUrl: string;
  /** Comes back with every notification: at most 128 characters. */
  readonly clientState: string;
}

export interface Watch {
  readonly subscriptionId: string;
  readonly expiresAt: IsoInstant;
}

/** What has changed in a stretch of one mailbox's calendar since a token was given. */
export interface CalendarChanges {
  readonly events: readonly SeenEvent[];
  readonly removedIds: readonly string[];
  /** To be given next time, with the same stretch. */
  readonly token: string;
}

/**
 * The calendars of one tenant. Every method throws `CalendarRefused` or `CalendarUnavailable` and nothing else that the
 * outside can cause; a mailbox is a user principal name or an e-mail address. Each call ends within half a minute, its own
 * retries among it, and no change is ever sent twice unless sending it again can do nothing more.
 */
export interface Calendar {
  /**
   * When each of these can, by address as it was given. An address whose calendar cannot be read (nobody of this tenant,
   * no mailbox, not allowed) stands with the reason instead. `asker`: a mailbox in whose name it is asked. The stretch is
   * shorter than 62 days. Read for a person who waits: it gives up after `withinMs` (by default 4 s).
   */
  availability(asked: {
    readonly asker: string;
    readonly addresses: readonly string[];
    readonly from: IsoInstant;
    readonly until: IsoInstant;
    readonly withinMs?: number;
  }): Promise<ReadonlyMap<string, Availability | CalendarTrouble>>;
  /** Makes an event and sends the invitations. Given again with the same `transactionId`, it answers with the event there is. */
  create(event: NewEvent): Promise<SeenEvent>;
  /** Many at once, each with its own fate, in the order they were given. Throws only what concerns all of them. */
  createAll(
    events: readonly NewEvent[],
  ): Promise<readonly (SeenEvent | CalendarRefused | CalendarUnavailable)[]>;
  /** Brings an event to say this, and tells whoever is invited. `gone`: there is none. May be called again. */
  update(mailbox: string, eventId: string, draft: EventDraft): Promise<SeenEvent | 'gone'>;
  /** Calls it off with a word to all who were invited; one that is gone already is no fault. */
  cancel(mailbox: string, eventId: string, comment: string): Promise<void>;
  /** The event as it is now; null when it was deleted. */
  find(mailbox: string, eventId: string): Promise<SeenEvent | null>;
  /** The events in this mailbox, not cancelled, that carry our record's name. */
  byRecord(mailbox: string, record: string): Promise<readonly SeenEvent[]>;
  /**
   * What changed since `token`; all there is where it is null. `expired`: the token is too old, and the stretch has to be
   * read anew. Occurrences of a series of somebody's own are left out.
   */
  changes(
    mailbox: string,
    stretch: { readonly from: IsoInstant; readonly until: IsoInstant },
    token: string | null,
  ): Promise<CalendarChanges | 'expired'>;
  watch(mailbox: string, watching: Watching): Promise<Watch>;
  /** `gone`: it has lapsed or was removed, and a new one must be made. */
  renew(subscriptionId: string): Promise<Watch | 'gone'>;
  /** One that is gone already is no fault. */
  unwatch(subscriptionId: string): Promise<void>;
}

/** The calendars this bot has been given access to. */
export interface Calendars {
  /** Null where none is connected: visits are then kept here alone, and cards say so. */
  of(tenantId: string | null): Calendar | null;
}
