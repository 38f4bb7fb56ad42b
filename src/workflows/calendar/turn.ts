import { addressOf } from '#domain/access/mailbox-address.ts';
import type { RecordSide } from '#domain/calendar/reconcile.ts';
import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import { type Calendar, CalendarRefused, type Calendars, CalendarUnavailable } from '#ports/calendar.ts';
import type { CalendarLink } from '#ports/calendar-link-store.ts';
import type { Store, TrustReads, TrustWrites } from '#ports/store.ts';
import type { LinkedRecord, RecordKind, Surroundings } from './linked-record.ts';
import { kindOf, type NamedRecord } from './record-kinds.ts';

export interface Converging extends Omit<Surroundings, 'now'> {
  readonly store: Store;
  readonly calendars: Calendars;
  readonly clock: { now(): IsoInstant };
}

/** Longer than the calls of one turn take together; after this another process may take it. */
export const LEASE_MINUTES = 3;
const TRY_AGAIN_AFTER_DAY = 24 * 60;
/** Doubled with every try, up to an hour. */
const FIRST_WAIT_MINUTES = 0.5;
const LONGEST_WAIT_MINUTES = 60;
const A_MINUTE_MS = 60_000;

/** One link in hand: what it is of, how it stands here, and in whose mailbox. */
export interface InHand {
  readonly link: CalendarLink;
  readonly named: NamedRecord;
  readonly kind: RecordKind;
  readonly record: LinkedRecord | null;
  /** Where the link's event is, or was being put. */
  readonly mailbox: string | null;
}

/** One turn of one trust. */
export interface Turn {
  readonly world: Converging;
  readonly trustId: string;
  readonly calendar: Calendar;
}

export const around = (world: Converging): Surroundings => ({ ...world, now: world.clock.now() });

export async function inHand(
  trust: TrustWrites,
  link: CalendarLink,
  surroundings: Surroundings,
): Promise<InHand> {
  const named = kindOf(link.record);
  const record = await named.kind.read(trust, named.id, surroundings);
  const mailbox =
    record?.organiserId === link.organiserId ? record.mailbox : await mailboxOf(trust, link.organiserId);
  return { link, named, kind: named.kind, record, mailbox };
}

/** The address of somebody's mailbox; null where nobody knows it. */
export async function mailboxOf(trust: Pick<TrustReads, 'people'>, personId: string): Promise<string | null> {
  const person = await trust.people.find(personId);
  return person && addressOf(person);
}

/** Whether its event belongs into another calendar than it is in, or was being put into. */
export const isHandedOver = ({ link, record }: InHand): boolean =>
  record !== null && record.organiserId !== link.organiserId;

/** What it was about is past. */
export const hasEnded = ({ startsAt, minutes }: RecordSide, now: IsoInstant): boolean =>
  addMinutes(startsAt, minutes) <= now;

/** Whatever the calendar does, the link is put down: refused until somebody mends it, or due again. */
export async function settling(turn: Turn, hand: InHand, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await failed(turn, hand, error);
  }
}

async function failed({ world, trustId }: Turn, hand: InHand, error: unknown): Promise<void> {
  const { link, kind, named } = hand;
  const refused = error instanceof CalendarRefused;
  const known = refused || error instanceof CalendarUnavailable;
  const name = error instanceof Error ? error.name : 'unknown';
  world.log[known ? 'warn' : 'error'](
    { trust: trustId, error: refused ? error.why : name, tries: link.tries },
    'a record and its event were not brought together',
  );
  await world.store.transaction(trustId, async tx => {
    const now = world.clock.now();
    if (!refused) {
      const ms = error instanceof CalendarUnavailable ? error.afterMs : null;
      const dueAt = addMinutes(now, waitMinutes(link.tries, ms));
      await tx.calendarLinks.putDown(link.record, { dueAt }, now);
      return;
    }
    // A press takes the record first, and then its link: so does this, or each would wait for the other.
    await kind.tellTrouble(tx, named.id, around(world));
    await tx.calendarLinks.putDown(
      link.record,
      {
        ...{ state: 'refused', trouble: error.why, settled: link.wanted },
        dueAt: addMinutes(now, TRY_AGAIN_AFTER_DAY),
      },
      now,
    );
  });
}

/** How long to wait after the so manieth try, or as long as the calendar itself asked. */
export const waitMinutes = (tries: number, askedMs: number | null): number =>
  Math.ceil(
    Math.max(
      Math.min(FIRST_WAIT_MINUTES * 2 ** Math.max(tries - 1, 0), LONGEST_WAIT_MINUTES),
      (askedMs ?? 0) / A_MINUTE_MS,
    ),
  );
