import type { Db } from './trust-guard.ts';

/**
 * Ends what is kept of special roads: what was done about a status goes once that is over so long, requests and circumstances
 * with their day; of a standing only why goes, for what a school was is kept.
 */
export async function endRoads(
  db: Db,
  trustId: string,
  before: Date,
  take: number,
): Promise<{ count: number }> {
  const statuses = await db.statusRecord.findMany({
    where: { trustId, endedAt: { lt: before } },
    select: { standingId: true },
    take,
  });
  const requests = await db.supportRequest.findMany({
    where: { trustId, askedAt: { lt: before }, state: { not: 'asked' } },
    select: { id: true },
    take,
  });
  const interventions = await db.intervention.findMany({
    where: { trustId, at: { lt: before } },
    select: { id: true },
    take,
  });
  const ids = (rows: readonly { id: string }[]) => ({ trustId, id: { in: rows.map(({ id }) => id) } });
  const standingId = { in: statuses.map(each => each.standingId) };
  const counts = [
    await db.statusRecord.deleteMany({ where: { trustId, standingId } }),
    await db.supportRequest.deleteMany({ where: ids(requests) }),
    await db.intervention.deleteMany({ where: ids(interventions) }),
    await db.standing.updateMany({
      where: { trustId, addedAt: { lt: before }, why: { not: null } },
      data: { why: null },
    }),
  ];
  return { count: counts.reduce((sum, { count }) => sum + count, 0) };
}
