import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import {
  type Availability,
  type BusySpan,
  type Calendar,
  type CalendarChanges,
  CalendarRefused,
  type Calendars,
  type CalendarTrouble,
  type CalendarUnavailable,
  type EventDraft,
  type EventResponse,
  type NewEvent,
  type SeenEvent,
  type Watch,
  type Watching,
} from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';

import { type Held, said, same, seen } from './memory-event.ts';

export interface MemoryMailbox {
  readonly address: string;
  readonly trouble?: Extract<CalendarTrouble, 'no-mailbox' | 'forbidden'>;
  readonly workingHours?: Availability['workingHours'];
}

const OFFICE = { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' };
const WATCH_MINUTES = 4_000;

/** One tenant's calendars in memory: small, at once, and with what people do in their Outlook. */
export class MemoryCalendar implements Calendar, Calendars {
  readonly watches = new Map<string, Watch & Watching & { readonly mailbox: string }>();
  /** The words sent with cancellations. */
  readonly cancellations: { readonly to: readonly string[]; readonly comment: string }[] = [];
  /** Thrown by the next calls, one each. */
  readonly failures: (CalendarRefused | CalendarUnavailable)[] = [];
  readonly #clock: Clock;
  readonly #mailboxes = new Map<string, MemoryMailbox>();
  readonly #events = new Map<string, Held>();
  readonly #removed = new Map<string, Held>();
  readonly #busy: (BusySpan & { readonly address: string })[] = [];
  #version = 0;
  #tokensFrom = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(tenantId: string | null): Calendar | null {
    return tenantId === null ? null : this;
  }

  add(mailbox: MemoryMailbox): void {
    this.#mailboxes.set(mailbox.address.toLowerCase(), mailbox);
  }

  /** The organiser gives it another time: whoever had answered is asked anew. */
  move(eventId: string, startsAt: IsoInstant): void {
    const event = this.#get(eventId);
    const invited = event.invited.map(one => ({ ...one, response: 'none' as const }));
    this.#put({ ...event, startsAt, invited, answeredAt: null });
  }

  answer(address: string, eventId: string, response: EventResponse): void {
    const event = this.#get(eventId);
    const invited = event.invited.map(one => (same(one.address, address) ? { ...one, response } : one));
    this.#put({ ...event, invited, answeredAt: this.#clock.now() });
  }

  remove(eventId: string): void {
    const event = this.#get(eventId);
    this.#events.delete(eventId);
    this.#removed.set(eventId, { ...event, version: this.#nextVersion() });
  }

  addBusy(address: string, span: BusySpan): void {
    this.#busy.push({ ...span, address });
  }

  /** Every token given until now has become too old. */
  expireTokens(): void {
    this.#tokensFrom = this.#nextVersion();
  }

  async availability({
    asker,
    addresses,
    from,
    until,
  }: Parameters<Calendar['availability']>[0]): ReturnType<Calendar['availability']> {
    this.#reach(asker);
    const of = (address: string): Availability | CalendarTrouble => {
      const mailbox = this.#mailboxes.get(address.toLowerCase());
      if (!mailbox || mailbox.trouble) return mailbox?.trouble ?? 'no-mailbox';
      const meetings = [...this.#events.values()].flatMap((event): BusySpan[] => {
        const invited = event.invited.find(one => same(one.address, address));
        const isTheirs = same(event.mailbox, address);
        if (event.isCancelled || !(isTheirs || (invited && invited.response !== 'declined'))) return [];
        const status = isTheirs || invited?.response === 'accepted' ? 'busy' : 'tentative';
        return [{ from: event.startsAt, until: addMinutes(event.startsAt, event.minutes), status }];
      });
      const busy = [...meetings, ...this.#busy.filter(span => same(span.address, address))]
        .filter(span => span.from < until && span.until > from)
        .map(({ from: start, until: end, status }) => ({ from: start, until: end, status }))
        .sort((a, b) => a.from.localeCompare(b.from));
      return { busy, workingHours: mailbox.workingHours === undefined ? OFFICE : mailbox.workingHours };
    };
    return new Map(addresses.map(address => [address, of(address)]));
  }

  async create({ mailbox, transactionId, draft }: NewEvent): Promise<SeenEvent> {
    this.#reach(mailbox);
    const known = [...this.#events.values()].find(
      event => event.transactionId === transactionId && same(event.mailbox, mailbox),
    );
    if (known) return seen(known);
    const eventId = `event-${this.#nextVersion()}`;
    const invited = draft.invited.map(one => ({ ...one, response: 'none' as const }));
    return this.#put({
      ...{ ...said(draft), eventId, mailbox, transactionId, invited },
      ...{ isCancelled: false, answeredAt: null },
    });
  }

  async createAll(
    events: readonly NewEvent[],
  ): Promise<(SeenEvent | CalendarRefused | CalendarUnavailable)[]> {
    return Promise.all(
      events.map(event => this.create(event).catch(error => error as CalendarRefused | CalendarUnavailable)),
    );
  }

  async update(mailbox: string, eventId: string, draft: EventDraft): Promise<SeenEvent | 'gone'> {
    this.#reach(mailbox);
    const event = this.#events.get(eventId);
    if (!event) return 'gone';
    const moved = event.startsAt !== draft.startsAt || event.minutes !== draft.minutes;
    const answered = moved ? [] : event.invited;
    const invited = draft.invited.map(one => ({
      ...one,
      response: answered.find(known => same(known.address, one.address))?.response ?? ('none' as const),
    }));
    return this.#put({ ...event, ...said(draft), invited, ...(moved && { answeredAt: null }) });
  }

  async cancel(mailbox: string, eventId: string, comment: string): Promise<void> {
    this.#reach(mailbox);
    const event = this.#events.get(eventId);
    if (!event) return;
    this.remove(eventId);
    this.cancellations.push({ to: event.invited.map(({ address }) => address), comment });
  }

  async find(mailbox: string, eventId: string): Promise<SeenEvent | null> {
    this.#reach(mailbox);
    const event = this.#events.get(eventId);
    return event ? seen(event) : null;
  }

  async byRecord(mailbox: string, record: string): Promise<SeenEvent[]> {
    this.#reach(mailbox);
    return [...this.#events.values()]
      .filter(event => same(event.mailbox, mailbox) && event.record === record && !event.isCancelled)
      .map(seen);
  }

  async changes(
    mailbox: string,
    { from, until }: { readonly from: IsoInstant; readonly until: IsoInstant },
    token: string | null,
  ): Promise<CalendarChanges | 'expired'> {
    this.#reach(mailbox);
    const since = Number(token ?? -1);
    if (token !== null && since < this.#tokensFrom) return 'expired';
    const isIn = (event: Held) => event.startsAt < until && addMinutes(event.startsAt, event.minutes) > from;
    const theirs = (event: Held) => same(event.mailbox, mailbox) && event.version > since;
    const changed = [...this.#events.values()].filter(theirs);
    const left = token === null ? [] : changed.filter(event => !isIn(event));
    const gone = token === null ? [] : [...this.#removed.values()].filter(theirs);
    return {
      events: changed.filter(isIn).map(seen),
      removedIds: [...left, ...gone].map(({ eventId }) => eventId),
      token: String(this.#version),
    };
  }

  async watch(mailbox: string, watching: Watching): Promise<Watch> {
    this.#reach(mailbox);
    const watch = { subscriptionId: `watch-${this.#nextVersion()}`, expiresAt: this.#watchEnd() };
    this.watches.set(watch.subscriptionId, { ...watch, ...watching, mailbox });
    return watch;
  }

  async renew(subscriptionId: string): Promise<Watch | 'gone'> {
    this.#fail();
    const held = this.watches.get(subscriptionId);
    if (!held) return 'gone';
    const watch = { subscriptionId, expiresAt: this.#watchEnd() };
    this.watches.set(subscriptionId, { ...held, ...watch });
    return watch;
  }

  async unwatch(subscriptionId: string): Promise<void> {
    this.#fail();
    this.watches.delete(subscriptionId);
  }

  #watchEnd(): IsoInstant {
    return addMinutes(this.#clock.now(), WATCH_MINUTES);
  }

  #fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  #reach(address: string): void {
    this.#fail();
    const mailbox = this.#mailboxes.get(address.toLowerCase());
    if (!mailbox || mailbox.trouble) throw new CalendarRefused(mailbox?.trouble ?? 'no-mailbox');
  }

  #get(eventId: string): Held {
    const event = this.#events.get(eventId);
    if (!event) throw new Error(`There is no event ${eventId}.`);
    return event;
  }

  #nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  #put(event: Omit<Held, 'version' | 'modifiedAt'>): SeenEvent {
    const held = { ...event, version: this.#nextVersion(), modifiedAt: this.#clock.now() };
    this.#events.set(held.eventId, held);
    return seen(held);
  }
}
