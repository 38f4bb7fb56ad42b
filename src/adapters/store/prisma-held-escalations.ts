import type { Db } from './trust-guard.ts';

const OF = { escalation: { select: { urn: true, kind: true, thingId: true, state: true } } } as const;

/** What is kept of one person about late things, and about when they were away. */
export async function escalationsHeld(db: Db, trustId: string, personId: string) {
  return {
    escalationSteps: await db.escalationStep.findMany({
      where: { trustId, byId: personId },
      include: OF,
      orderBy: [{ at: 'asc' }, { n: 'asc' }],
    }),
    absences: await db.absence.findMany({
      where: { trustId, OR: [{ personId }, { recordedById: personId }] },
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    }),
  };
}

/** What people typed about late things that has a name in it. */
export const escalationWordsWith = (db: Db, trustId: string, name: string) =>
  db.escalationStep.findMany({
    where: {
      trustId,
      OR: [['reason'], ['words']].map(path => ({
        data: { path, string_contains: name, mode: 'insensitive' as const },
      })),
    },
    select: { escalationId: true, n: true, kind: true, data: true },
  });
