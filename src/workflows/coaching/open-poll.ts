import { currentPoll, type Poll, type PollSlot, type PollWhy } from '#domain/coaching/poll.ts';
import { POLL_NOTICE_DAYS, type PollWindow, widenedWindow } from '#domain/coaching/poll-window.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { answerBy } from '#domain/visit/answer-by.ts';
import { findSlots } from '#domain/visit/find-slots.ts';
import { USUAL_SLOT_RULES } from '#domain/visit/slots-asked.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { Calendar } from '#ports/calendar.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import { lookAtCalendars, type SeenCalendars } from '../visits/look-at-calendars.ts';
import { slotsAsked } from '../visits/slots-asked.ts';
import { type Around, comingTo, peopleAt, type ReviewScene, readScene } from './review-scene.ts';
import { tellPoll } from './tell-poll.ts';
import { weeksTaken } from './weeks-taken.ts';

/** Who does it: a person, or "fortnight" for the clock. */
export interface Polling extends Around {
  readonly byId: string;
  readonly newId: NewId;
  readonly bankHolidays: BankHolidays;
}

/** Everybody's calendars for all the days that a poll of the review may come to look at. */
export async function lookForReview(
  trust: TrustReads,
  calendar: Calendar | null,
  scene: ReviewScene,
  { now, bankHolidays }: Pick<Polling, 'now' | 'bankHolidays'>,
): Promise<SeenCalendars> {
  const school = scene.urn === null ? null : await trust.schools.find(scene.urn);
  const days = await readCalendar(trust, bankHolidays, school);
  const today = dayOf(now);
  const { from, to } = widenedWindow(widenedWindow(scene.review, today, days), today, days);
  return lookAtScene({ trust, calendar }, scene, { from: later(from, today), to }, now);
}

/** The same for some days. */
export function lookAtScene(
  look: { readonly trust: TrustReads; readonly calendar: Calendar | null },
  scene: ReviewScene,
  { from, to }: PollWindow,
  now: IsoInstant,
): Promise<SeenCalendars> {
  const askerId = comingTo(scene, scene.attending)?.leadId ?? '';
  return lookAtCalendars(look, { askerId, personIds: peopleAt(scene), from, to, now });
}

export type PollOpened =
  | { readonly ok: true; readonly poll: Poll }
  | { readonly ok: false; readonly because: string };

/**
 * Begins to look for the time of a review; whoever presses at the same moment as another, or as the clock, finds that it has
 * begun. `again`: after nobody could; it looks further from the start.
 */
export async function openPoll(
  trust: TrustWrites,
  reviewId: string,
  { seen, again = false, isFirst = false }: { seen: SeenCalendars; again?: boolean; isFirst?: boolean },
  polling: Polling,
): Promise<PollOpened> {
  const review = await trust.coaching.review(reviewId);
  if (review) await trust.coaching.hold(review.groupId);
  const scene = await readScene(trust, reviewId, polling);
  if (!scene) return { ok: false, because: 'There is no such review any more.' };
  const before = currentPoll(await trust.polls.ofReview(reviewId));
  const isWaiting = before?.state === 'open' || (before?.state === 'asks' && !again);
  if (isWaiting || (isFirst && before)) return { ok: false, because: 'A time is being looked for already.' };
  if (scene.review.state !== 'planned' && scene.review.state !== 'timing')
    return { ok: false, because: 'This review does not need a time any more.' };
  if (before?.state === 'asks')
    await trust.polls.change(before.id, { state: 'ended', closedAt: polling.now });
  const window = again ? await further(trust, scene, scene.review, polling) : scene.review;
  const id = polling.newId();
  await trust.coaching.changeReview(reviewId, { state: 'timing' });
  await trust.polls.add({
    ...{ id, reviewId, groupId: scene.group.id, state: 'open', round: 1, why: null },
    ...{ from: window.from, to: window.to, answerBy: null, unreadIds: [], slots: [], wonSlotId: null },
    ...{ openedById: polling.byId, openedAt: polling.now, closedAt: null },
  });
  const poll = await offerTimes(trust, await reread(trust, id), scene, seen, polling);
  return { ok: true, poll };
}

/** Finds times in the poll's days and asks the group; where there are none it looks further, and then asks somebody. */
async function offerTimes(
  trust: TrustWrites,
  poll: Poll,
  scene: ReviewScene,
  seen: SeenCalendars,
  polling: Polling,
): Promise<Poll> {
  const { now } = polling;
  const broken = structureOf(scene);
  if (broken) return askFacilitator(trust, poll, scene, broken, now);
  const found = await timesFor(trust, poll, scene, seen, polling);
  if (!found) return lookFurther(trust, poll, scene, { why: 'none-free', seen }, polling);
  await trust.polls.addSlots(poll.id, found.slots);
  const { unreadIds } = found;
  await trust.polls.change(poll.id, { answerBy: found.answerBy, unreadIds });
  const asked = await reread(trust, poll.id);
  await tellPoll(trust, asked, scene, now);
  return asked;
}

/** Nobody could: two school weeks more are looked at, once; after that whoever facilitates the group is asked. */
export async function lookFurther(
  trust: TrustWrites,
  poll: Poll,
  scene: ReviewScene,
  { why, seen }: { readonly why: PollWhy; readonly seen: SeenCalendars },
  polling: Polling,
): Promise<Poll> {
  if (poll.round === 2) return askFacilitator(trust, poll, scene, why, polling.now);
  const { to } = await further(trust, scene, poll, polling);
  await trust.polls.change(poll.id, { round: 2, why, to, answerBy: null });
  return offerTimes(trust, await reread(trust, poll.id), scene, seen, polling);
}

export async function askFacilitator(
  trust: TrustWrites,
  poll: Poll,
  scene: ReviewScene,
  why: PollWhy,
  now: IsoInstant,
): Promise<Poll> {
  await trust.polls.change(poll.id, { state: 'asks', why, answerBy: null });
  const asks = await reread(trust, poll.id);
  await tellPoll(trust, asks, scene, now);
  return asks;
}

/** What no other time would mend; null: nothing. */
export function structureOf({ attending, urn }: ReviewScene): PollWhy | null {
  if (attending.every(({ isHost }) => !isHost)) return 'host-left';
  if (attending.length < 2) return 'alone';
  return urn === null ? 'no-place' : null;
}

interface Times {
  readonly slots: readonly PollSlot[];
  readonly answerBy: IsoInstant;
  readonly unreadIds: string[];
}

/** Times at which everybody is free, none that was offered before; null: there are none that anybody could still answer. */
async function timesFor(
  trust: TrustReads,
  poll: Poll,
  scene: ReviewScene,
  seen: SeenCalendars,
  { now, newId, bankHolidays }: Polling,
): Promise<Times | null> {
  const coming = comingTo(scene, scene.attending);
  if (!coming || scene.urn === null) return null;
  const sought = {
    ...{ ...coming, id: poll.id, urn: scene.urn, minutes: scene.minutes, isOnline: false, startsAt: null },
    ...{ from: poll.from, to: poll.to },
  };
  const asked = await slotsAsked(trust, sought, seen, { now, bankHolidays });
  const bookings = [...asked.bookings, ...(await weeksTaken(trust, scene.review, scene.urn))];
  const before = new Set(poll.slots.map(({ startsAt }) => startsAt));
  const { most } = USUAL_SLOT_RULES;
  const rules = { noticeDays: POLL_NOTICE_DAYS, most: most + before.size };
  const found = findSlots({ ...asked, bookings, rules }).slots.filter(
    ({ startsAt }) => !before.has(startsAt),
  );
  const slots = found.slice(0, most).map(({ startsAt, because }) => ({
    ...{ id: newId(), round: poll.round, startsAt, because, state: 'open' as const },
  }));
  const by = answerBy(
    slots.map(({ startsAt }) => startsAt),
    await readCalendar(trust, bankHolidays, await trust.schools.find(scene.urn)),
    now,
  );
  const unread = peopleAt(scene).filter(id => !seen.connected || (seen.of.get(id)?.unreadable ?? true));
  return by === null ? null : { slots, answerBy: by, unreadIds: unread };
}

async function further(
  trust: TrustReads,
  { urn }: ReviewScene,
  window: PollWindow,
  { now, bankHolidays }: Polling,
): Promise<PollWindow> {
  const school = urn === null ? null : await trust.schools.find(urn);
  return widenedWindow(window, dayOf(now), await readCalendar(trust, bankHolidays, school));
}

export async function reread({ polls }: TrustReads, id: string): Promise<Poll> {
  const poll = await polls.find(id);
  if (!poll) throw new Error('a poll that was just changed is gone');
  return poll;
}
