import { randomUUID } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';
import { accessDenied, itemNotFound, nobody, noMailbox } from './graph-error.ts';
import { type Mailbox, type MailboxStart, mailboxOf, passingId, type StoredEvent } from './mailbox.ts';
import type { WrittenMail } from './sent-mail.ts';

export type ChangeKind = 'created' | 'updated' | 'deleted';

export interface Change {
  readonly mailbox: Mailbox;
  readonly event: Pick<StoredEvent, 'id' | 'version' | 'folderMoves'>;
  readonly kind: ChangeKind;
}

/** A mail that Outlook sent to somebody invited, or to the organiser. */
export interface SentMail {
  readonly kind: 'invitation' | 'update' | 'cancellation' | 'response';
  readonly to: string;
  readonly subject: string;
  readonly comment: string;
}

/** The mailboxes of one tenant and what is in them. It knows nothing of HTTP. */
export class Outlook {
  readonly clock: Clock;
  readonly mail: SentMail[] = [];
  /** What was written and sent, of all mailboxes. */
  readonly written: WrittenMail[] = [];
  readonly #mailboxes = new Map<string, Mailbox>();
  readonly #onChange: (change: Change) => void;
  #version = 0;
  #made = 0;

  constructor(clock: Clock, onChange: (change: Change) => void) {
    this.clock = clock;
    this.#onChange = onChange;
  }

  /** Opens a mailbox; one of that address that was there is forgotten with all it held. */
  add(start: MailboxStart): Mailbox {
    const mailbox = mailboxOf(start, randomUUID());
    this.#mailboxes.set(start.address.toLowerCase(), mailbox);
    return mailbox;
  }

  get mailboxes(): readonly Mailbox[] {
    return [...this.#mailboxes.values()];
  }

  /** By address or user id, whatever may be done with it; null for somebody from outside. */
  look(address: string): Mailbox | null {
    const wanted = address.toLowerCase();
    return this.#mailboxes.get(wanted) ?? this.mailboxes.find(({ userId }) => userId === wanted) ?? null;
  }

  /** One the app may use; throws what Graph answers otherwise. */
  reach(address: string): Mailbox {
    const mailbox = this.look(address);
    if (!mailbox) throw nobody(address);
    if (mailbox.state === 'forbidden') throw accessDenied();
    if (mailbox.state === 'no-mailbox') throw noMailbox();
    return mailbox;
  }

  /** Takes either kind of id, but of the passing kind only the present one. */
  eventIn(mailbox: Mailbox, id: string): StoredEvent {
    const event = mailbox.events.get(id) ?? [...mailbox.events.values()].find(held => passingId(held) === id);
    if (!event) throw itemNotFound();
    return event;
  }

  /** Every copy of a meeting but this one, each with its mailbox. */
  copies(event: StoredEvent): { mailbox: Mailbox; copy: StoredEvent }[] {
    return this.mailboxes.flatMap(mailbox =>
      [...mailbox.events.values()]
        .filter(copy => copy.iCalUId === event.iCalUId && copy !== event)
        .map(copy => ({ mailbox, copy })),
    );
  }

  nextCount(): number {
    this.#made += 1;
    return this.#made;
  }

  /** Puts an event in, or says that it has changed. */
  put(mailbox: Mailbox, event: StoredEvent, kind: 'created' | 'updated'): void {
    this.#version += 1;
    event.version = this.#version;
    event.modifiedAt = this.clock.now();
    event.stood.push({ startMs: event.startMs, endMs: event.endMs });
    mailbox.events.set(event.id, event);
    this.#onChange({ mailbox, event, kind });
  }

  takeOut(mailbox: Mailbox, event: StoredEvent): void {
    this.#version += 1;
    const { id, stood, folderMoves } = event;
    mailbox.events.delete(id);
    mailbox.deleted.set(id, { id, stood, folderMoves, version: this.#version });
    this.#onChange({ mailbox, event: { id, folderMoves, version: this.#version }, kind: 'deleted' });
  }

  get version(): number {
    return this.#version;
  }

  send(kind: SentMail['kind'], to: readonly string[], subject: string, comment = ''): void {
    for (const address of to) this.mail.push({ kind, to: address, subject, comment });
  }
}
