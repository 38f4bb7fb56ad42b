import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { CoachingGroup } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { lastOfEach, type ReadBy, type ReadWriteUp, type Shared } from '#domain/coaching/write-up.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { endOf, isTimed, type Visit } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { type GroupsNow, groupsNow, groupTarget, nameOfMember } from './groups-as-they-are.ts';
import { actingIn, partIn, targetOfWritten } from './parts-of-review.ts';
import { readReviewRef } from './peer-review-refs.ts';
import {
  isThere,
  type PeerReviewBase,
  type PeerReviewSubject,
  type ReviewStage,
} from './peer-review-view.ts';
import { periodOf } from './review-lines.ts';
import { isOnAnAgenda } from './share-one.ts';

export interface ReviewAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

interface Facts {
  readonly review: PeerReview;
  readonly group: CoachingGroup;
  readonly known: GroupsNow;
  readonly visit: Visit | null;
  readonly written: readonly ReadWriteUp[];
  /** What others may read of it is not in `written`. */
  readonly isKeptFromThem: boolean;
  readonly asked: ReviewAsked;
}

/** null: there is none, or none of it is for this person. What was written is in no view but that for reading and its writer's own. */
export async function readPeerReview(
  trust: TrustReads,
  ref: string,
  asked: ReviewAsked,
): Promise<PeerReviewSubject | null> {
  const of = readReviewRef(ref);
  const review = of && (await trust.coaching.review(of.id));
  if (!of || !review) return null;
  const known = await groupsNow(trust);
  const group = known.groups.find(({ id }) => id === review.groupId);
  const today = dayOf(asked.now);
  if (!group || !can(asked.actor, 'coaching.read-group', groupTarget(group, today))) return null;
  const visit = review.visitId === null ? null : await trust.visits.find(review.visitId);
  const all = await trust.peerReviews.writeUps(review.id);
  // By what each writer was told, and of whom: the model says something else later, and others join; these stay with theirs.
  const written = all.filter(each => mayReadWritten(asked.actor, group, today, each));
  const isKeptFromThem = all.length > written.length;
  const facts: Facts = { review, group, known, visit, written, isKeptFromThem, asked };
  const base = await baseOf(trust, facts);
  switch (of.kind) {
    case 'peer-review':
      return { ...base, kind: 'peer-review' };
    case 'read':
      return base.mayRead ? { ...base, kind: 'read', entries: entriesOf(facts) } : null;
    case 'write':
      return isThere(base) ? { ...base, kind: 'write', ...mineOf(facts) } : null;
    case 'share':
      return isThere(base) ? { ...base, kind: 'share', typed: null } : null;
  }
}

/** Who reads what is written today. Where the model does not say, it is the group. */
export const readByOf = (model: Pick<ImprovementModel, 'peerReviews'> | null): ReadBy =>
  model?.peerReviews?.readBy ?? 'the group';

/** Whether somebody may read what was written then for these readers. */
export function mayReadWritten(
  actor: Actor,
  group: CoachingGroup,
  today: IsoDate,
  { at, readBy }: Pick<ReadWriteUp, 'at' | 'readBy'>,
): boolean {
  const isForTrust = readBy === 'the group and the trust';
  return can(actor, 'coaching.read-write-up', targetOfWritten(group, dayOf(at), today, isForTrust));
}

async function baseOf(trust: TrustReads, facts: Facts): Promise<PeerReviewBase> {
  const { review, group, known, visit, written, asked } = facts;
  const { actor, now, bankHolidays, modelFiles } = asked;
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model ?? null;
  const school = visit && known.schools.find(({ urn }) => urn === visit.urn);
  const calendar = await readCalendar(trust, bankHolidays, school ?? undefined);
  const part = partIn(actor, review, group, today) ?? 'team';
  const nameOf = (id: string | null) =>
    id === null ? null : (known.people.find(each => each.id === id)?.name ?? 'Former colleague');
  const readBy = readByOf(model);
  const misses = await trust.peerReviews.misses(review.id);
  const shares = await trust.peerReviews.shares(review.id);
  const engagement = model?.engagements.find(({ id }) => id === review.thing);
  return {
    ...{ id: review.id, groupName: group.name, name: engagement?.short ?? engagement?.name ?? 'Peer review' },
    host: nameOfMember(review.host, known),
    visitors: review.visitors.map(each => nameOfMember(each, known)),
    period: periodOf(calendar, review.from, review.to),
    stage: stageOf(review, visit, now),
    startsAt: visit?.startsAt ?? null,
    ...{ part, focus: review.focus, focusByName: nameOf(review.focusById) },
    isNear: visit !== null && isTimed(visit) && briefAt(visit, calendar) <= now,
    ...{ reason: review.reason, reasonByName: nameOf(review.reasonById) },
    misses: misses.map(({ on, reason }) => ({ on, reason })),
    ...{ readBy, readByDefault: model?.peerReviews === undefined || model.peerReviews.source === 'default' },
    cannotSeal: readBy === 'the group' ? await trust.peerReviews.cannotSeal(group.id) : null,
    readers: actingIn(known.people, group, today).map(({ name }) => name),
    mayRead:
      part !== 'team' || written.length > 0 || mayReadWritten(actor, group, today, { at: now, readBy }),
    writers: lastOfEach(written).map(({ byId }) => nameOf(byId) ?? ''),
    isKeptFromThem: part !== 'team' && facts.isKeptFromThem,
    shares: await Promise.all(
      shares.filter(each => seesShare(actor, part, each)).map(each => shareOf(trust, each, { part, nameOf })),
    ),
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
    today,
    version:
      review.version +
      (visit?.version ?? 0) +
      written.length +
      misses.length +
      shares.reduce((sum, { takenBackAt }) => sum + (takenBackAt === null ? 1 : 2), 0),
  };
}

/** Where the review stands, by its own record and by its visit's time. */
export function stageOf(
  { state }: Pick<PeerReview, 'state'>,
  visit: Visit | null,
  now: IsoInstant,
): ReviewStage {
  if (state === 'called-off') return 'off';
  if (state === 'held' || state === 'not-held') return state;
  if (state !== 'booked' || !visit || !isTimed(visit) || visit.state !== 'booked') return 'unplanned';
  return endOf(visit) <= now ? 'ask' : 'ahead';
}

/** What was for the chair alone the team does not find here either. */
function seesShare(actor: Actor, part: PeerReviewBase['part'], share: Shared): boolean {
  if (part !== 'team') return true;
  if (share.takenBackAt !== null) return false;
  const leads =
    actor.kind === 'person' && actor.appointments.some(({ role }) => role === 'deputy-ceo' || role === 'ceo');
  return share.toChannel || leads;
}

async function shareOf(
  trust: TrustReads,
  share: Shared,
  { part, nameOf }: { part: PeerReviewBase['part']; nameOf: (id: string) => string | null },
): Promise<PeerReviewBase['shares'][number]> {
  const { id, text, toChannel, at, takenBackAt } = share;
  const isOpen = takenBackAt === null && !(await isOnAnAgenda(trust, share));
  return {
    ...{ id, text, toChannel, at, byName: nameOf(share.byId) ?? '', isTakenBack: takenBackAt !== null },
    mayTakeBack: isOpen && (part === 'host' || part === 'visitor'),
  };
}

function entriesOf({ written, known }: Facts) {
  const last = lastOfEach(written);
  return [...last, ...written.filter(each => !last.includes(each)).toReversed()].map(each => ({
    byName: known.people.find(({ id }) => id === each.byId)?.name ?? 'Former colleague',
    ...{ at: each.at, readBy: each.readBy, words: each.words, closed: each.closed },
    isEarlier: !last.includes(each),
  }));
}

function mineOf({ written, asked }: Facts) {
  const { actor } = asked;
  const own = written.findLast(({ byId }) => actor.kind === 'person' && byId === actor.personId);
  return { mine: own?.words ?? null, mineAt: own?.at ?? null, mineClosed: own?.closed ?? null };
}
