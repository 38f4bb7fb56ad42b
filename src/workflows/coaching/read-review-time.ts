import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can, type GroupTarget } from '#domain/access/can.ts';
import { PeerReviewState } from '#domain/coaching/peer-review.ts';
import {
  answerOf,
  currentPoll,
  openSlots,
  type Poll,
  PollAnswer,
  PollSlot,
  PollWhy,
  unanswered,
} from '#domain/coaching/poll.ts';
import { tallyOf } from '#domain/coaching/poll-closing.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { isTimed } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { mayDo } from '../visits/read-offer.ts';
import { groupTarget } from './groups-as-they-are.ts';
import { type Around, type Attending, type ReviewScene, readScene } from './review-scene.ts';
import { facilitatorsOf } from './tell-poll.ts';

const Names = z.array(z.string());

const SeenPoll = z.object({
  id: z.string(),
  isOpen: z.boolean(),
  round: z.int(),
  why: PollWhy.nullable(),
  to: IsoDate,
  answerBy: IsoInstant.nullable(),
  /** The times of the round, in order; each with who said what of it. */
  slots: z.array(
    z.object({
      ...{ id: z.string(), startsAt: IsoInstant, because: z.string(), state: PollSlot.shape.state },
      ...{ yes: Names, ifNeedBe: Names, no: Names, mine: PollAnswer.nullable(), hasWon: z.boolean() },
    }),
  ),
  /** Who has not answered every time, and whose calendar was not read. */
  waiting: Names,
  unread: Names,
  /** Whoever looks has nothing left to answer; and whether nobody else has either. */
  isAnswered: z.boolean(),
  isLast: z.boolean(),
});

/** The time of one peer review, as whoever looks may see it. */
export const ReviewTime = z.object({
  reviewId: z.string(),
  groupName: z.string(),
  name: z.string(),
  minutes: z.int(),
  host: z.string(),
  visitors: Names,
  /** The school that is gone to. */
  where: z.string().nullable(),
  from: IsoDate,
  to: IsoDate,
  state: PeerReviewState,
  /** Why it is not to be, and who said so. */
  reason: z.string().nullable(),
  reasonBy: z.string().nullable(),
  poll: SeenPoll.nullable(),
  /** A time it had was called off. */
  wasBooked: z.boolean(),
  booked: z
    .object({ visitId: z.string(), startsAt: IsoInstant, lead: z.string(), coming: Names, optional: Names })
    .nullable(),
  may: z.object({ answer: z.boolean(), find: z.boolean(), settle: z.boolean(), openVisit: z.boolean() }),
  /** Whoever looks acts for the host. */
  isHost: z.boolean().default(false),
  /** Whoever looks is the one who is asked where nobody can. */
  isFacilitator: z.boolean(),
  safeguardingContact: z.string().nullable(),
  version: z.int(),
});
export type ReviewTime = z.infer<typeof ReviewTime>;

/** Null: there is no such review, or it is not for this person. */
export async function readReviewTime(
  trust: TrustReads,
  reviewId: string,
  actor: Actor,
  around: Around,
): Promise<ReviewTime | null> {
  const scene = await readScene(trust, reviewId, around);
  if (!scene) return null;
  const may = mayOf(actor, scene, around);
  if (!may.read) return null;
  const { review, group, attending, name, minutes, urn } = scene;
  const poll = currentPoll(await trust.polls.ofReview(reviewId));
  const host = attending.find(({ isHost }) => isHost);
  const isAsking = poll?.state === 'asks' && review.state === 'timing';
  const isPlanned = review.state === 'planned';
  const personId = actor.kind === 'person' ? actor.personId : '';
  return {
    ...{
      reviewId,
      groupName: group.name,
      name,
      minutes,
      from: review.from,
      to: review.to,
      state: review.state,
    },
    host: host?.name ?? 'Nobody',
    visitors: attending.filter(({ isHost }) => !isHost).map(each => each.name),
    where: urn === null ? null : ((await trust.schools.find(urn))?.name ?? null),
    reason: review.state === 'called-off' ? review.reason : null,
    reasonBy:
      review.reasonById === null ? null : ((await trust.people.find(review.reasonById))?.name ?? null),
    poll: poll && review.state !== 'planned' ? await seenPoll(trust, poll, attending, personId) : null,
    wasBooked: isPlanned && poll?.wonSlotId !== undefined && poll?.wonSlotId !== null,
    ...(await bookedOf(trust, review.visitId)),
    may: {
      answer: may.answer && poll?.state === 'open' && review.state === 'timing',
      find: isPlanned && (may.settle || may.host),
      settle: isAsking && may.settle,
      openVisit: await mayOpen(trust, review.visitId, actor),
    },
    isHost: may.host,
    isFacilitator: (await facilitatorsOf(trust, group)).includes(personId),
    safeguardingContact: (await trust.trust.get())?.safeguardingContact ?? null,
    version: review.version + (poll?.version ?? 0),
  };
}

function mayOf(actor: Actor, { attending, group }: ReviewScene, { now }: Around) {
  const of = (some: readonly Attending[]): GroupTarget => ({
    ...{ kind: 'coaching', urns: [], personIds: some.flatMap(({ personIds }) => personIds) },
    ...{ facilitatorId: group.facilitatorId, isForTrust: false },
  });
  const answer = can(actor, 'coaching.answer-time', of(attending));
  return {
    answer,
    host: can(actor, 'coaching.answer-time', of(attending.filter(({ isHost }) => isHost))),
    settle: can(actor, 'coaching.set-time', of(attending)),
    read: answer || can(actor, 'coaching.read-group', groupTarget(group, dayOf(now))),
  };
}

async function seenPoll(
  trust: Pick<TrustReads, 'people'>,
  poll: Poll,
  attending: readonly Attending[],
  personId: string,
): Promise<z.infer<typeof SeenPoll>> {
  const { id, state, round, why, to, answerBy, wonSlotId } = poll;
  const theirs = attending.filter(({ personIds }) => personIds.includes(personId));
  const waiting = state === 'open' ? unanswered(poll, attending) : [];
  const names = (some: readonly { readonly member: unknown }[]) =>
    attending.filter(({ member }) => some.some(each => each.member === member)).map(({ name }) => name);
  const shown = poll.slots
    .filter(slot => slot.round === round || slot.id === wonSlotId)
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  const unread = await Promise.all(
    poll.unreadIds.map(async each => (await trust.people.find(each))?.name ?? null),
  );
  return {
    ...{ id, isOpen: state === 'open', round, why, to, answerBy, waiting: names(waiting) },
    slots: shown.map(slot => {
      const { yes, ifNeedBe, no } = tallyOf(poll, attending, slot);
      const [mine] = theirs.map(each => answerOf(poll, each, slot.id));
      return {
        ...{ id: slot.id, startsAt: slot.startsAt, because: slot.because, state: slot.state },
        ...{ yes: names(yes), ifNeedBe: names(ifNeedBe), no: names(no), mine: mine ?? null },
        hasWon: slot.id === wonSlotId,
      };
    }),
    unread: unread.filter(each => each !== null),
    isAnswered: theirs.every(each => openSlots(poll).every(slot => answerOf(poll, each, slot.id) !== null)),
    isLast: waiting.every(({ personIds }) => personIds.includes(personId)),
  };
}

async function bookedOf({ visits }: Pick<TrustReads, 'visits'>, visitId: string | null) {
  const visit = visitId === null ? null : await visits.find(visitId);
  if (!visit || !isTimed(visit)) return { booked: null };
  const named = (required: boolean) =>
    visit.attendees.filter(each => each.required === required).map(({ name }) => name);
  return {
    booked: {
      ...{ visitId: visit.id, startsAt: visit.startsAt, lead: visit.leadName },
      ...{ coming: [...new Set([visit.leadName, ...named(true)])], optional: named(false) },
    },
  };
}

async function mayOpen(trust: TrustReads, visitId: string | null, actor: Actor): Promise<boolean> {
  const visit = visitId === null ? null : await trust.visits.find(visitId);
  const school = visit && (await trust.schools.find(visit.urn));
  return visit !== null && mayDo(actor, 'visit.read', { visit, hubId: school?.hubId ?? null });
}
