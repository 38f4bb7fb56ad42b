import { Miss, ReadBy, type ReadWriteUp, Shared, WriteUp, WriteUpWords } from '#domain/coaching/write-up.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { PeerReviewWrites } from '#ports/peer-review-store.ts';
import { toReview, WITH_VISITORS } from './coaching-rows.ts';
import type { Prisma } from './generated/client.ts';
import { placeOfWriteUp, type WriteUpKeys } from './group-key.ts';
import { type Found, keyOf, keyToSeal, rewrapKeys } from './group-keys-there.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import { openUnder, sealUnder } from './seal.ts';
import type { Db } from './trust-guard.ts';

type WriteUpRow = Prisma.PeerReviewWriteUpGetPayload<object>;
type MissRow = Prisma.PeerReviewMissGetPayload<object>;
type ShareRow = Prisma.PeerReviewShareGetPayload<object>;

const BY_TIME: Prisma.PeerReviewMissOrderByWithRelationInput[] = [{ at: 'asc' }, { id: 'asc' }];
const inStretch = ({ from, until }: { from: IsoInstant; until: IsoInstant }) => ({
  gte: fromMoment(from),
  lt: fromMoment(until),
});
const toMiss = ({ on, at, ...row }: MissRow): Miss => Miss.parse({ ...row, on: toDay(on), at: toMoment(at) });
const toShared = ({ at, takenBackAt, ...row }: ShareRow): Shared =>
  Shared.parse({ ...row, at: toMoment(at), takenBackAt: orNull(toMoment)(takenBackAt) });

export function prismaPeerReviews(db: Db, trustId: string, keys: WriteUpKeys): PeerReviewWrites {
  return {
    async starting(within) {
      const visits = await db.visit.findMany({
        where: { trustId, startsAt: inStretch(within), state: { in: ['booked', 'held'] } },
        select: { id: true },
      });
      const reviews = await db.peerReview.findMany({
        where: {
          trustId,
          state: { in: ['booked', 'held'] },
          visitId: { in: visits.map(({ id }) => id) },
        },
        include: WITH_VISITORS,
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      });
      return reviews.map(toReview);
    },
    async writeUps(reviewId) {
      const rows = await db.peerReviewWriteUp.findMany({ where: { trustId, reviewId }, orderBy: BY_TIME });
      const review = await db.peerReview.findUnique({ where: { trustId_id: { trustId, id: reviewId } } });
      if (!review || rows.length === 0) return [];
      const { groupId } = review;
      const found = await keyOf(db, trustId, groupId, keys);
      return rows.map(row => opened(row, { trustId, groupId }, found));
    },
    async cannotSeal(groupId) {
      const found = await keyOf(db, trustId, groupId, keys);
      return found.key === null ? found.because : null;
    },
    async misses(reviewId) {
      return (await db.peerReviewMiss.findMany({ where: { trustId, reviewId }, orderBy: BY_TIME })).map(
        toMiss,
      );
    },
    async missesSaid(within) {
      const where = { trustId, at: inStretch(within) };
      return (await db.peerReviewMiss.findMany({ where, orderBy: BY_TIME })).map(toMiss);
    },
    async shares(reviewId) {
      return (await db.peerReviewShare.findMany({ where: { trustId, reviewId }, orderBy: BY_TIME })).map(
        toShared,
      );
    },
    async sharesGiven(within) {
      const where = { trustId, at: inStretch(within), takenBackAt: null };
      return (await db.peerReviewShare.findMany({ where, orderBy: BY_TIME })).map(toShared);
    },
    async addWriteUp({ words, groupId, at, ...writeUp }) {
      const row = { ...writeUp, trustId, at: fromMoment(at) };
      if (writeUp.readBy === 'the group and the trust') {
        await db.peerReviewWriteUp.create({ data: { ...row, ...words } });
        return;
      }
      const key = await keyToSeal(db, trustId, groupId, keys);
      const place = placeOfWriteUp({ trustId, groupId }, writeUp.reviewId, writeUp.id);
      await db.peerReviewWriteUp.create({ data: { ...row, sealed: sealUnder(key, place, words) } });
    },
    async addMiss({ on, at, ...miss }) {
      await db.peerReviewMiss.create({
        data: { ...miss, trustId, on: fromDay(on), at: fromMoment(at) },
      });
    },
    async addShare({ at, ...share }) {
      await db.peerReviewShare.create({ data: { ...share, trustId, at: fromMoment(at) } });
    },
    async takeBackShare(id, at) {
      const { count } = await db.peerReviewShare.updateMany({
        where: { trustId, id, takenBackAt: null },
        data: { takenBackAt: fromMoment(at) },
      });
      return count > 0;
    },
    rewrapKeys: () => rewrapKeys(db, trustId, keys),
  };
}

/** The row as it is read. Whatever does not open stays closed: a card says so, and nothing breaks by it. */
function opened(
  { sealed, seen, learned, willDo, trustId: _trust, at, ...row }: WriteUpRow,
  group: { trustId: string; groupId: string },
  found: Found,
): ReadWriteUp {
  const of = WriteUp.parse({ ...row, at: toMoment(at), readBy: ReadBy.parse(row.readBy) });
  if (sealed === null)
    return { ...of, words: { seen: seen ?? '', learned: learned ?? '', willDo: willDo ?? '' }, closed: null };
  if (found.key === null) return { ...of, words: null, closed: found.because ?? 'other-key' };
  try {
    const place = placeOfWriteUp(group, of.reviewId, of.id);
    return { ...of, words: WriteUpWords.parse(openUnder(found.key, place, sealed)), closed: null };
  } catch {
    return { ...of, words: null, closed: 'changed' };
  }
}
