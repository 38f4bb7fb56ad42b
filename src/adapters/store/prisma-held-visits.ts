import type { Prisma } from './generated/client.ts';
import type { Db } from './trust-guard.ts';

const WHICH = { id: true, urn: true, name: true, state: true, startsAt: true } as const;

/** What is kept of one person about visits: those they have a part in, and what they wrote or read of them. */
export async function visitsHeld(db: Db, trustId: string, personId: string) {
  const byTime = { orderBy: { startsAt: 'asc' as const } };
  const of = { visit: { select: { urn: true, name: true, startsAt: true } } } as const;
  return {
    visitsLed: await db.visit.findMany({
      where: { trustId, leadId: personId },
      select: { ...WHICH, focus: true, documents: true, meet: true },
      ...byTime,
    }),
    visitsArranged: await db.visit.findMany({
      where: { trustId, createdById: personId },
      select: { ...WHICH, createdAt: true },
      ...byTime,
    }),
    visitReasonsGiven: await db.visit.findMany({
      where: { trustId, reasonById: personId },
      select: { ...WHICH, reason: true },
      ...byTime,
    }),
    visitsInvitedTo: await db.visitAttendee.findMany({ where: { trustId, personId }, include: of }),
    visitReportsWritten: await db.visitReport.findMany({
      where: { trustId, visit: { leadId: personId } },
      include: of,
    }),
    visitReportsChecked: await db.visitReport.findMany({
      where: { trustId, headById: personId },
      select: { visitId: true, headAnswer: true, headNote: true },
    }),
    visitReportsReceived: await db.visitReport.findMany({
      where: { trustId, releasedTo: { has: personId } },
      select: { visitId: true, releasedAt: true },
    }),
    delegations: await db.delegation.findMany({
      where: { trustId, OR: [{ personId }, { namedById: personId }] },
      orderBy: { namedAt: 'asc' },
    }),
    calendarsWatched: await db.mailbox.findMany({
      where: { trustId, personId },
      omit: { secretHash: true, deltaToken: true },
    }),
    eventsInTheirCalendar: await db.calendarLink.findMany({ where: { trustId, organiserId: personId } }),
  };
}

/** What people typed of visits that has a name in it. */
export async function visitWordsWith(db: Db, trustId: string, contains: Prisma.StringFilter) {
  const visits = await db.visit.findMany({
    where: {
      trustId,
      OR: [{ focus: contains }, { documents: contains }, { meet: contains }, { reason: contains }],
    },
    select: { id: true, focus: true, documents: true, meet: true, reason: true },
  });
  const written = ['headline', 'strengths', 'areas', 'actions', 'recommendedWhy', 'headNote', 'changedNote'];
  const reports = await db.visitReport.findMany({
    where: { trustId, OR: written.map(field => ({ [field]: contains })) },
  });
  return { visits, reports };
}
