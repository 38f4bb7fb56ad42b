import type { Db } from './trust-guard.ts';

/** What somebody did about special statuses, external support and direct intervention. */
export async function roadsHeld(db: Db, trustId: string, personId: string) {
  return {
    statusesSetOrEnded: await db.statusRecord.findMany({
      where: {
        trustId,
        OR: [
          { setById: personId },
          { boardById: personId },
          { planSentById: personId },
          { endedById: personId },
        ],
      },
      orderBy: { setAt: 'asc' },
    }),
    externalSupportAskedOrAnswered: await db.supportRequest.findMany({
      where: { trustId, OR: [{ askedById: personId }, { answeredById: personId }] },
      orderBy: { askedAt: 'asc' },
    }),
    interventionsRecorded: await db.intervention.findMany({
      where: { trustId, byId: personId },
      orderBy: { at: 'asc' },
    }),
  };
}

/** What people typed about these that has a name in it. */
export async function roadWordsWith(
  db: Db,
  trustId: string,
  contains: { contains: string; mode: 'insensitive' },
) {
  return {
    standings: await db.standing.findMany({
      where: { trustId, why: contains },
      select: { id: true, urn: true, why: true },
    }),
    statuses: await db.statusRecord.findMany({
      where: { trustId, OR: [{ boardWhere: contains }, { planLink: contains }, { endedWhy: contains }] },
      select: { standingId: true, urn: true, boardWhere: true, planLink: true, endedWhy: true },
    }),
    requests: await db.supportRequest.findMany({
      where: {
        trustId,
        OR: [
          { what: contains },
          { area: contains },
          { reason: contains },
          { fromWhom: contains },
          { answerWhy: contains },
        ],
      },
      select: { id: true, urn: true, what: true, area: true, reason: true, fromWhom: true, answerWhy: true },
    }),
    interventions: await db.intervention.findMany({
      where: { trustId, note: contains },
      select: { id: true, urn: true, note: true },
    }),
  };
}
