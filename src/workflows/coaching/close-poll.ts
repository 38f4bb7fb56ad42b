import type { Asked, Poll } from '#domain/coaching/poll.ts';
import { answerOf } from '#domain/coaching/poll.ts';
import { closesBy, disappointedBy, ranked, type SlotTally } from '#domain/coaching/poll-closing.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import type { TrustWrites } from '#ports/store.ts';
import { takesAway, widened } from '../visits/answer-offer.ts';
import { setTime } from '../visits/change-visit.ts';
import type { SeenCalendars } from '../visits/look-at-calendars.ts';
import { slotsAsked } from '../visits/slots-asked.ts';
import { askFacilitator, lookFurther, type Polling, reread, structureOf } from './open-poll.ts';
import { comingTo, peopleAt, type ReviewScene, readScene } from './review-scene.ts';
import { tellPoll } from './tell-poll.ts';
import { hostsThen } from './weeks-taken.ts';

export type Closed =
  | { readonly became: 'booked'; readonly startsAt: IsoInstant; readonly passedOver: readonly IsoInstant[] }
  | { readonly became: 'further' | 'asks'; readonly why: 'nobody' | 'taken' };

/**
 * Closes a poll that everybody has answered, or whose time is over: the best time that is still free is booked, once, whoever
 * comes first. Null: it is not to be closed. `seen`: everybody's calendars a moment ago.
 */
export async function closePoll(
  trust: TrustWrites,
  pollId: string,
  seen: SeenCalendars,
  polling: Polling,
): Promise<Closed | null> {
  const { now } = polling;
  const before = await trust.polls.find(pollId);
  if (before) await trust.coaching.hold(before.groupId);
  const poll = await trust.polls.find(pollId);
  const scene = poll && (await readScene(trust, poll.reviewId, polling));
  if (!poll || !scene || (poll.state !== 'open' && poll.state !== 'asks')) return null;
  if (scene.review.state !== 'timing') {
    await trust.polls.change(pollId, { state: 'ended', closedAt: now, answerBy: null });
    await tellPoll(trust, await reread(trust, pollId), scene, now);
    return null;
  }
  if (poll.state !== 'open') return null;
  const broken = structureOf(scene);
  if (broken) {
    await askFacilitator(trust, poll, scene, broken, now);
    return { became: 'asks', why: 'nobody' };
  }
  if (closesBy(poll, scene.attending, now) === null) return null;
  const disappointed = disappointedBy(await trust.polls.lastSettled(poll.groupId));
  const best = ranked(poll, scene.attending, { now, disappointed });
  await trust.visits.holdPeople(peopleAt(scene));
  const passedOver: IsoInstant[] = [];
  for (const tally of best) {
    const { id, startsAt } = tally.slot;
    if (await isStillFree(trust, scene, tally, seen, polling)) {
      await bookReview(trust, poll, scene, { slotId: id, startsAt, able: ableIn(tally) }, polling);
      return { became: 'booked', startsAt, passedOver };
    }
    passedOver.push(startsAt);
    await trust.polls.setSlot(pollId, id, 'taken');
  }
  const why = best.length > 0 ? 'taken' : 'nobody';
  const { state } = await lookFurther(trust, await reread(trust, pollId), scene, { why, seen }, polling);
  return { became: state === 'asks' ? 'asks' : 'further', why };
}

const ableIn = ({ yes, ifNeedBe }: SlotTally): Asked[] => [...yes, ...ifNeedBe];

/** Whoever said they can may have something else by now, in their calendar or among visits. */
async function isStillFree(
  trust: TrustWrites,
  scene: ReviewScene,
  tally: SlotTally,
  seen: SeenCalendars,
  { now, bankHolidays }: Polling,
): Promise<boolean> {
  const coming = comingTo(scene, ableIn(tally));
  if (!coming || scene.urn === null) return false;
  const { startsAt } = tally.slot;
  if (!(await hostsThen(trust, scene.urn, startsAt))) return false;
  const window = widened({ from: scene.review.from, to: scene.review.to }, startsAt);
  const sought = { ...coming, ...window, id: scene.review.id, urn: scene.urn, minutes: scene.minutes };
  const asked = await slotsAsked(trust, { ...sought, isOnline: false, startsAt: null }, seen, {
    now,
    bankHolidays,
  });
  return !checkTime(asked, startsAt).some(takesAway);
}

/** One visit of the review, in everybody's calendar, that goes its way as every visit does. The caller holds group and people. */
export async function bookReview(
  trust: TrustWrites,
  poll: Poll,
  scene: ReviewScene,
  {
    slotId,
    startsAt,
    able,
  }: { readonly slotId: string; readonly startsAt: IsoInstant; readonly able: readonly Asked[] },
  { byId, now, newId, bankHolidays }: Polling,
): Promise<void> {
  const { review, urn, name, minutes, attending } = scene;
  const coming = comingTo(scene, able);
  if (!coming || urn === null) throw new Error('a review that nobody could lead was to be booked');
  const sure = new Set(
    attending
      .filter(each => answerOf(poll, each, slotId) === 'yes')
      .flatMap(({ people }) => people.map(({ id }) => id)),
  );
  const id = newId();
  await trust.visits.add({
    ...{ id, urn, engagement: review.thing, name, things: [review.thing], minutes },
    ...{ state: 'draft', startsAt: null, isOnline: false, focus: '', documents: '', slots: [] },
    ...{ answerBy: null, reason: null, reasonById: null, movedFrom: null, flags: [], groupId: null },
    ...{ leadId: coming.leadId, from: review.from, to: review.to, createdById: byId },
    attendees: coming.attendees.map(({ personId, part, required }) => ({
      ...{ personId, part, required, answer: sure.has(personId) ? ('accepted' as const) : ('none' as const) },
    })),
    ...{ createdAt: now, changedAt: now, changedIn: 'teams' },
  });
  const visit = await trust.visits.find(id);
  if (!visit) throw new Error('a visit that was just made is gone');
  // First whose it is: what the visit becomes, becomes of its review.
  await trust.coaching.changeReview(review.id, { visitId: id });
  await setTime(trust, visit, { startsAt }, { byId, side: 'teams', now, bankHolidays });
  await trust.polls.change(poll.id, { state: 'booked', wonSlotId: slotId, closedAt: now, answerBy: null });
  await tellPoll(trust, await reread(trust, poll.id), scene, now);
}
