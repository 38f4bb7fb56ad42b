import type { IsoInstant } from '#domain/time/iso.ts';
import { htmlOf } from './event-body.ts';
import { itemNotFound } from './graph-error.ts';
import { immutableId, type ShowAs, type StoredEvent } from './mailbox.ts';
import { type Answer, answerInvitation, changeEvent, createEvent, deleteEvent } from './meetings.ts';
import type { Outlook } from './outlook.ts';

const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

/** What people do in their Outlook: the same as the routes do. Events are named by their id in the mailbox named. */
export class Controls {
  readonly #outlook: Outlook;
  constructor(outlook: Outlook) {
    this.#outlook = outlook;
  }

  /** The organiser gives it another time. */
  move(address: string, eventId: string, startsAt: IsoInstant, minutes?: number): StoredEvent {
    const { mailbox, event } = this.#find(address, eventId);
    const length = minutes === undefined ? event.endMs - event.startMs : minutes * 60_000;
    const end = new Date(Date.parse(startsAt) + length).toISOString();
    return changeEvent(this.#outlook, mailbox, event, { start: utc(startsAt), end: utc(end) });
  }

  /** Somebody invited answers in their own mailbox; `eventId` is that of any copy. */
  answer(address: string, eventId: string, answer: Answer, comment = ''): void {
    const mailbox = this.#outlook.reach(address);
    const event = this.copyOf(address, eventId);
    answerInvitation(this.#outlook, mailbox, event, answer, { comment, sendResponse: true });
  }

  /** As Delete does: the organiser's calls it off, anybody else's takes away their copy. */
  remove(address: string, eventId: string): void {
    const { mailbox, event } = this.#find(address, eventId);
    deleteEvent(this.#outlook, mailbox, event);
  }

  /** The organiser takes it to another folder: the passing id changes, the immutable one does not. */
  fileElsewhere(address: string, eventId: string): void {
    const { mailbox, event } = this.#find(address, eventId);
    event.folderMoves += 1;
    this.#outlook.put(mailbox, event, 'updated');
  }

  /** Something of their own. */
  addBusy(
    address: string,
    busy: { startsAt: IsoInstant; minutes: number; subject?: string; showAs?: ShowAs },
  ): StoredEvent {
    const end = new Date(Date.parse(busy.startsAt) + busy.minutes * 60_000).toISOString();
    return createEvent(this.#outlook, this.#outlook.reach(address), {
      subject: busy.subject ?? 'Busy',
      start: utc(busy.startsAt),
      end: utc(end),
      ...(busy.showAs && busy.showAs !== 'unknown' && { showAs: busy.showAs }),
    }).event;
  }

  /** One occurrence of a series of their own, such as a weekly assembly. */
  addOccurrence(address: string, startsAt: IsoInstant, minutes: number): StoredEvent {
    const mailbox = this.#outlook.reach(address);
    const whole = this.addBusy(address, { startsAt, minutes, subject: 'Assembly' });
    const occurrence: StoredEvent = {
      ...whole,
      id: immutableId(this.#outlook.nextCount()),
      type: 'occurrence',
      html: htmlOf(''),
      stood: [],
    };
    mailbox.events.delete(whole.id);
    this.#outlook.put(mailbox, occurrence, 'created');
    return occurrence;
  }

  /** Somebody sets their automatic reply: until they end it, from a moment to a moment, or off (null). */
  replyAutomatically(
    address: string,
    when: 'always' | { readonly from: IsoInstant; readonly until: IsoInstant } | null,
  ): void {
    const mailbox = this.#outlook.reach(address);
    mailbox.automaticReply =
      when === null || when === 'always'
        ? { status: when === null ? 'disabled' : 'alwaysEnabled', fromMs: null, untilMs: null }
        : { status: 'scheduled', fromMs: Date.parse(when.from), untilMs: Date.parse(when.until) };
  }

  /** The copy of a meeting that is in this mailbox. */
  copyOf(address: string, eventId: string): StoredEvent {
    const any = this.#outlook.mailboxes.flatMap(({ events }) => events.get(eventId) ?? [])[0];
    const held = [...this.#outlook.reach(address).events.values()];
    const copy = held.find(({ iCalUId }) => iCalUId === any?.iCalUId);
    if (!copy) throw itemNotFound();
    return copy;
  }

  #find(address: string, eventId: string) {
    const mailbox = this.#outlook.reach(address);
    return { mailbox, event: this.#outlook.eventIn(mailbox, eventId) };
  }
}
