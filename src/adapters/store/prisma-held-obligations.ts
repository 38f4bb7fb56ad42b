import type { Db } from './trust-guard.ts';

/** What is kept of one person about what schools are to send: what they were asked for, and what they said. */
export async function obligationsHeld(db: Db, trustId: string, personId: string) {
  const oldestFirst = { orderBy: { at: 'asc' as const } };
  return {
    requestsAskedFor: await db.obligationAsk.findMany({ where: { trustId, personId }, ...oldestFirst }),
    requestsAnswered: await db.obligationStep.findMany({
      where: { trustId, byId: personId },
      ...oldestFirst,
    }),
  };
}

/** What people said of a request that has a name in it. */
export const obligationWordsWith = (db: Db, trustId: string, name: string) =>
  db.obligationStep.findMany({
    where: { trustId, words: { contains: name, mode: 'insensitive' } },
    select: { id: true, requestId: true, kind: true, words: true },
  });
