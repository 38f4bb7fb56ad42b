import type { Db } from './trust-guard.ts';

/** Ends what is kept of coaching groups: reviews and memberships long over, and then the groups that are. */
export async function endCoaching(
  db: Db,
  trustId: string,
  before: Date,
  take: number,
): Promise<{ count: number; goneIds: readonly string[] }> {
  const where = { trustId, to: { lt: before } };
  const look = { where, select: { id: true }, take } as const;
  const reviews = (await db.peerReview.findMany(look)).map(({ id }) => id);
  const members = (await db.coachingMember.findMany(look)).map(({ id }) => id);
  const groups = (await db.coachingGroup.findMany(look)).map(({ id }) => id);
  const blackouts = (await db.hostingBlackout.findMany(look)).map(({ id }) => id);
  const some = (ids: readonly string[]) => ({ where: { trustId, id: { in: [...ids] } } });
  const counts = [
    await db.peerReview.deleteMany(some(reviews)),
    await db.coachingMember.deleteMany(some(members)),
    await db.coachingGroup.deleteMany(some(groups)),
    await db.hostingBlackout.deleteMany(some(blackouts)),
  ];
  return { count: counts.reduce((sum, { count }) => sum + count, 0), goneIds: [...reviews, ...groups] };
}
