import { addDays, addMinutes, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import {
  type Calendar,
  CalendarRefused,
  CalendarUnavailable,
  type Watching as CalendarWatching,
} from '#ports/calendar.ts';
import type { Mailbox } from '#ports/calendar-link-store.ts';
import { takeIn } from './take-in.ts';
import { around, type Converging, LEASE_MINUTES, mailboxOf, waitMinutes } from './turn.ts';

/** What the care of a mailbox is called in the queue. */
const MAILBOX = 'mailbox ';
export const mailboxOfJob = (record: string): string | null =>
  record.startsWith(MAILBOX) ? record.slice(MAILBOX.length) : null;

export interface Watching extends Converging {
  /** Where this bot is reached from outside; null: nothing is notified, and changes are found by looking. */
  readonly publicUrl: string | null;
}

const A_DAY_MINUTES = 24 * 60;
/** About a fortnight of days on which it was refused. */
const LAST_TRIES = 14;
/** Its subscription is renewed this long before it lapses: a bot may be down over a weekend's maintenance. */
const RENEW_BEFORE_MINUTES = 1.5 * A_DAY_MINUTES;
/** What notifications missed is found at the latest after this; without notifications, much sooner. */
const SWEEP_EVERY_MINUTES = 6 * 60;
const SWEEP_WITHOUT_NOTICE_MINUTES = 10;
/** The stretch of a calendar that is read: visits of the last fortnight, and of the school year to come. */
const BACK_DAYS = 14;
const AHEAD_DAYS = 400;
/** A stretch that ends sooner than this is read anew, further ahead. */
const LEAST_AHEAD_DAYS = 200;

type Turn = {
  readonly world: Watching;
  readonly trustId: string;
  readonly calendar: Calendar;
  readonly address: string;
};

/**
 * Looks after one person's calendar: keeps its subscription alive, and reads what has changed since it was last read, so
 * that whatever was not notified is found. `sweepNow`: whether or not it is time. Nothing the calendar can do throws.
 */
export async function keepMailbox(
  world: Watching,
  trustId: string,
  personId: string,
  { sweepNow = false } = {},
): Promise<void> {
  const { store, calendars } = world;
  const trust = await store.trusts.find(trustId);
  const calendar = trust && calendars.of(trust.tenantId);
  if (!calendar) return;
  if (sweepNow) await save(world, trustId, personId, { dueAt: world.clock.now() });
  const taken = await store.transaction(trustId, async tx => {
    const now = world.clock.now();
    const { calendarLinks } = tx;
    const box = await calendarLinks.takeMailbox(personId, now, addMinutes(now, LEASE_MINUTES));
    const links = await calendarLinks.linksIn(personId);
    const isUsed = links.some(({ eventId, state }) => eventId !== null || state === 'waiting');
    return box && { box, isUsed, address: await mailboxOf(tx, personId) };
  });
  if (!taken) return;
  const { box, isUsed, address } = taken;
  try {
    if (address === null && !isUsed) return await forget(world, trustId, personId);
    if (address === null) throw new CalendarRefused('no-mailbox');
    const turn = { world, trustId, calendar, address };
    const change = isUsed ? await lookAfter(turn, box, sweepNow) : await letGo(turn, box);
    await settle(world, trustId, box, change);
  } catch (error) {
    // Of somebody who has left: nothing of ours is known to be there, and it lets nobody in.
    if (!isUsed && error instanceof CalendarRefused && box.tries >= LAST_TRIES)
      await forget(world, trustId, personId);
    else await failed(world, trustId, box, error);
  }
}

type Change = Parameters<typeof save>[3];

const save = (
  { store, clock }: Watching,
  trustId: string,
  personId: string,
  change: Partial<Omit<Mailbox, 'personId'>> & { readonly dueAt?: IsoInstant | null },
) => store.transaction(trustId, tx => tx.calendarLinks.saveMailbox(personId, change, clock.now()));

const NOTHING = {
  ...{ subscriptionId: null, secretHash: null, expiresAt: null, deltaToken: null, sweptAt: null },
  ...{ dueAt: null, trouble: null, tries: 0 },
} as const;

const forget = (world: Watching, trustId: string, personId: string) =>
  save(world, trustId, personId, NOTHING);

/** What was notified of the subscription itself while it was in hand is not written over: it is looked after once more. */
async function settle(world: Watching, trustId: string, box: Mailbox, change: Change): Promise<void> {
  const { subscriptionId } = change;
  const isOther = subscriptionId !== undefined && subscriptionId !== box.subscriptionId;
  await world.store.transaction(trustId, async tx => {
    const now = world.clock.now();
    const current = await tx.calendarLinks.mailbox(box.personId);
    const isAsLeft =
      current?.expiresAt === box.expiresAt &&
      current?.sweptAt === box.sweptAt &&
      current?.subscriptionId === (isOther && subscriptionId !== null ? null : box.subscriptionId);
    const watch = isOther ? { subscriptionId, expiresAt: change.expiresAt ?? null } : {};
    const whole = { ...change, trouble: null, tries: 0 };
    await tx.calendarLinks.saveMailbox(box.personId, isAsLeft ? whole : { ...watch, dueAt: now }, now);
  });
}

async function failed(world: Watching, trustId: string, box: Mailbox, error: unknown): Promise<void> {
  const refused = error instanceof CalendarRefused;
  const unavailable = error instanceof CalendarUnavailable;
  world.log[refused || unavailable ? 'warn' : 'error'](
    { trust: trustId, error: refused ? error.why : error instanceof Error ? error.name : 'unknown' },
    'a calendar was not looked after',
  );
  const now = world.clock.now();
  const wait = refused ? A_DAY_MINUTES : waitMinutes(box.tries, unavailable ? error.afterMs : null);
  await save(world, trustId, box.personId, {
    // What happens there meanwhile is found by looking through all of it.
    ...(refused && { trouble: error.why, deltaToken: null }),
    dueAt: addMinutes(now, wait),
  });
}

/** Nothing of ours is in it any more, as far as is known: it is looked through once more. */
async function letGo(turn: Turn, box: Mailbox): Promise<Change> {
  const { calendar } = turn;
  const { subscriptionId } = box;
  await sweep(turn, box);
  if (subscriptionId) await calendar.unwatch(subscriptionId);
  return NOTHING;
}

async function lookAfter(turn: Turn, box: Mailbox, sweepNow: boolean): Promise<Change> {
  const watched = await keepWatch(turn, box);
  const { world } = turn;
  const now = world.clock.now();
  const every = watched.subscriptionId === null ? SWEEP_WITHOUT_NOTICE_MINUTES : SWEEP_EVERY_MINUTES;
  const sweepAt = box.sweptAt === null ? now : addMinutes(box.sweptAt, every);
  const swept: Partial<Mailbox> = sweepNow || watched.isNew || sweepAt <= now ? await sweep(turn, box) : {};
  const next = addMinutes(swept.sweptAt ?? box.sweptAt ?? now, every);
  const renewAt = watched.expiresAt && addMinutes(watched.expiresAt, -RENEW_BEFORE_MINUTES);
  const { isNew: _new, ...watch } = watched;
  const [soonest = next] = [next, ...(renewAt ? [renewAt] : [])].toSorted();
  // However short a subscription it was given, it is not renewed without a pause.
  const [, dueAt = soonest] = [soonest, addMinutes(now, 1)].toSorted();
  return { ...watch, ...swept, dueAt };
}

type Watched = Pick<Mailbox, 'subscriptionId' | 'expiresAt'> & { readonly isNew: boolean };

async function keepWatch(turn: Turn, box: Mailbox): Promise<Watched> {
  const { world, trustId, calendar } = turn;
  const { subscriptionId, expiresAt } = box;
  if (world.publicUrl === null) return { subscriptionId, expiresAt, isNew: false };
  const renewAt = addMinutes(world.clock.now(), RENEW_BEFORE_MINUTES);
  if (subscriptionId && expiresAt && expiresAt > renewAt) return { subscriptionId, expiresAt, isNew: false };
  const renewed = subscriptionId ? await calendar.renew(subscriptionId) : 'gone';
  if (renewed !== 'gone') return { ...renewed, isNew: false };
  const secret = world.newId();
  // Kept first: what is notified before the answer to this arrives is believed too.
  await save(world, trustId, box.personId, { secretHash: world.fingerprint(secret), subscriptionId: null });
  const watch = await watchUnlessUnreachable(turn, {
    notificationUrl: `${world.publicUrl}/api/graph/notifications`,
    lifecycleUrl: `${world.publicUrl}/api/graph/lifecycle`,
    clientState: [trustId, box.personId, secret].join(' '),
  });
  return watch ? { ...watch, isNew: true } : { subscriptionId: null, expiresAt: null, isNew: false };
}

/** Null where the calendar could not reach this bot to shake hands: until it can, changes are found by looking. */
async function watchUnlessUnreachable(
  { world, trustId, calendar, address }: Turn,
  watching: CalendarWatching,
) {
  try {
    return await calendar.watch(address, watching);
  } catch (error) {
    if (!(error instanceof CalendarRefused) || error.why !== 'refused') throw error;
    world.log.warn(
      { trust: trustId },
      'a calendar could not be subscribed to: is PUBLIC_URL reached from outside?',
    );
    return null;
  }
}

async function sweep(
  turn: Turn,
  box: Mailbox,
): Promise<Pick<Mailbox, 'deltaToken' | 'readFrom' | 'readUntil' | 'sweptAt'>> {
  const { world, calendar, address, trustId } = turn;
  const now = world.clock.now();
  const isFarEnough = box.readUntil !== null && box.readUntil > at(now, LEAST_AHEAD_DAYS);
  const known = isFarEnough && box.readFrom && box.readUntil && box.deltaToken ? box : null;
  const stretch =
    known?.readFrom && known.readUntil
      ? { from: known.readFrom, until: known.readUntil }
      : { from: at(now, -BACK_DAYS), until: at(now, AHEAD_DAYS) };
  const since = known && (await calendar.changes(address, stretch, known.deltaToken));
  const changes =
    since === null || since === 'expired' ? await calendar.changes(address, stretch, null) : since;
  if (changes === 'expired') throw new CalendarUnavailable(null);
  const orphans = await world.store.transaction(trustId, tx =>
    takeIn(tx, { personId: box.personId, changes, isWhole: since !== changes }, around(world)),
  );
  for (const eventId of orphans) await calendar.cancel(address, eventId, 'Entered twice.');
  return { deltaToken: changes.token, readFrom: stretch.from, readUntil: stretch.until, sweptAt: now };
}

const at = (now: IsoInstant, days: number): IsoInstant => momentOf(addDays(dayOf(now), days), '00:00');
