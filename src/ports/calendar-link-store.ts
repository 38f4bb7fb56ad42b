import { z } from 'zod/v4';
import { IsoInstant } from '#domain/time/iso.ts';
import type { CalendarTrouble } from './calendar.ts';

/** What both sides said when they last agreed. */
export const Agreed = z.object({
  startsAt: IsoInstant,
  minutes: z.int(),
  /** A fingerprint of all else that we put into the event: its words, place and people. */
  rest: z.string(),
  /** A time that we have sent since, and of which no answer came: the event may have it by our own doing. */
  sent: z.object({ startsAt: IsoInstant, minutes: z.int() }).optional(),
});
export type Agreed = z.infer<typeof Agreed>;

export const LinkState = z.enum(['waiting', 'agreed', 'refused']);

/** One of our records and its event in a calendar. */
export interface CalendarLink {
  /** "visit ID", "meeting ID" */
  readonly record: string;
  /** Whose mailbox the event is in, or is to be. */
  readonly organiserId: string;
  readonly eventId: string | null;
  /** Of the transaction ids: another one for each event that is made anew. */
  readonly generation: number;
  readonly agreed: Agreed | null;
  readonly state: z.infer<typeof LinkState>;
  readonly trouble: CalendarTrouble | null;
  readonly wanted: number;
  readonly settled: number;
  /** A process has it in hand until then. */
  readonly leasedUntil: IsoInstant | null;
  readonly tries: number;
}

/** A person's calendar that is watched. */
export interface Mailbox {
  readonly personId: string;
  readonly subscriptionId: string | null;
  readonly secretHash: string | null;
  readonly expiresAt: IsoInstant | null;
  readonly deltaToken: string | null;
  readonly readFrom: IsoInstant | null;
  readonly readUntil: IsoInstant | null;
  readonly sweptAt: IsoInstant | null;
  readonly trouble: CalendarTrouble | null;
  readonly tries: number;
}

export interface CalendarLinkReads {
  link(record: string): Promise<CalendarLink | null>;
  links(records: readonly string[]): Promise<CalendarLink[]>;
  linkOfEvent(eventId: string): Promise<CalendarLink | null>;
  /** Links that wait, are refused, or have an event, of one mailbox. */
  linksIn(organiserId: string): Promise<CalendarLink[]>;
  /** Links of which something is to be done that has not been done. */
  unsettled(): Promise<CalendarLink[]>;
  /** Links whose calendar refuses them. */
  refused(): Promise<CalendarLink[]>;
  mailbox(personId: string): Promise<Mailbox | null>;
  mailboxes(): Promise<Mailbox[]>;
}

export interface CalendarLinkWrites extends CalendarLinkReads {
  /**
   * Asks for the record and its event to be looked at, as soon as may be; makes the link where there is none, in this
   * person's mailbox. Many asks before it is done are one. Queued in the transaction. `patiently`: nobody waits for it, and
   * where an earlier try has failed it is looked at no sooner than that one said.
   */
  want(record: string, organiserId: string, now: IsoInstant, how?: { patiently: boolean }): Promise<void>;
  /** Queues every link, and the care of every mailbox, that has come due and is not in hand; returns how many. */
  queueDue(now: IsoInstant): Promise<number>;
  /** Takes the link for so long, and counts the try; null when it is in hand elsewhere, or nothing is to be done. */
  take(record: string, now: IsoInstant, until: IsoInstant): Promise<CalendarLink | null>;
  /** The same for links that are due and never had an event, at most so many. */
  takeNew(most: number, now: IsoInstant, until: IsoInstant): Promise<CalendarLink[]>;
  /** Takes a mailbox that is due, until then; null when it is not. */
  takeMailbox(personId: string, now: IsoInstant, until: IsoInstant): Promise<Mailbox | null>;
  /** Keeps others from changing the link until the transaction ends; null: there is none. */
  holdLink(record: string): Promise<CalendarLink | null>;
  /**
   * Puts the link down with what became of it; `settled`: the ask that this satisfies, and where another came meanwhile it
   * is due again at once. `dueAt`: when to look again, where it is not settled.
   */
  putDown(
    record: string,
    change: Partial<
      Pick<CalendarLink, 'organiserId' | 'eventId' | 'generation' | 'agreed' | 'state' | 'trouble' | 'tries'>
    > & {
      readonly settled?: number;
      readonly dueAt?: IsoInstant | null;
      /** It stays in hand until then: this is only noted. */
      readonly leasedUntil?: IsoInstant;
    },
    now: IsoInstant,
  ): Promise<void>;
  /** Makes or changes what is kept of a person's calendar; `dueAt`: when to look after it next, queued where that is by `now`. */
  saveMailbox(
    personId: string,
    change: Partial<Omit<Mailbox, 'personId'>> & { readonly dueAt?: IsoInstant | null },
    now: IsoInstant,
  ): Promise<void>;
}
