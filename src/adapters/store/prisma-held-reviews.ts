import type { Db } from './trust-guard.ts';

const OF = { review: { select: { urn: true, state: true } } } as const;

/** What is kept of one person about category reviews: what they proposed, answered, ruled, and where they were asked. */
export async function reviewsHeld(db: Db, trustId: string, personId: string) {
  const inOrder = { orderBy: [{ at: 'asc' as const }, { n: 'asc' as const }] };
  return {
    categoryReviewSteps: await db.reviewStep.findMany({
      where: { trustId, byId: personId },
      include: OF,
      ...inOrder,
    }),
    categoryReviewsAskedAbout: await db.reviewStep.findMany({
      where: { trustId, data: { path: ['asked', 'ids'], array_contains: personId } },
      select: { reviewId: true, at: true, kind: true },
      ...inOrder,
    }),
  };
}

/** Where a step keeps what somebody typed. */
const TYPED = [['proposal', 'words'], ['note'], ['reasons'], ['words'], ['reason']];

/** What people typed in category reviews that has a name in it. */
export const reviewWordsWith = (db: Db, trustId: string, name: string) =>
  db.reviewStep.findMany({
    where: {
      trustId,
      OR: TYPED.map(path => ({ data: { path, string_contains: name, mode: 'insensitive' as const } })),
    },
    select: { reviewId: true, n: true, kind: true, data: true },
  });
