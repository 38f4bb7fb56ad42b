import type { Db } from './trust-guard.ts';

/** What is kept of one person about coaching groups: those they are of, facilitate, made, set rules for, and the reviews of them. */
export async function coachingHeld(db: Db, trustId: string, personId: string) {
  const group = { select: { id: true, name: true } } as const;
  const oldestFirst = { orderBy: { createdAt: 'asc' as const } };
  return {
    coachingMemberships: await db.coachingMember.findMany({
      where: { trustId, personId },
      include: { group },
      orderBy: { from: 'asc' },
    }),
    coachingGroupsFacilitated: await db.coachingGroup.findMany({
      where: { trustId, facilitatorId: personId },
      ...oldestFirst,
    }),
    coachingGroupsMade: await db.coachingGroup.findMany({
      where: { trustId, createdById: personId },
      ...oldestFirst,
    }),
    coachingRulesGiven: await db.coachingRule.findMany({
      where: { trustId, byId: personId },
      orderBy: { at: 'asc' },
    }),
    peerReviews: await db.peerReview.findMany({
      where: {
        trustId,
        OR: [{ hostPersonId: personId }, { visitors: { some: { personId } } }, { createdById: personId }],
      },
      omit: { reason: true },
      include: { visitors: true },
      ...oldestFirst,
    }),
    peerReviewPollsOpened: await db.peerReviewPoll.findMany({
      where: { trustId, openedById: personId },
      omit: { unreadIds: true },
      orderBy: { openedAt: 'asc' },
    }),
    peerReviewCalendarsUnread: await db.peerReviewPoll.findMany({
      where: { trustId, unreadIds: { has: personId } },
      select: { id: true, reviewId: true, openedAt: true },
      orderBy: { openedAt: 'asc' },
    }),
    peerReviewVotes: await db.peerReviewVote.findMany({
      where: { trustId, OR: [{ byId: personId }, { memberPersonId: personId }] },
      ...{ orderBy: [{ at: 'asc' }, { n: 'asc' }] },
    }),
    peerReviewReasonsGiven: await db.peerReview.findMany({
      where: { trustId, reasonById: personId },
      select: { id: true, groupId: true, reason: true },
      ...oldestFirst,
    }),
  };
}

/** What people typed about groups and their reviews that has a name in it. */
export async function coachingWordsWith(db: Db, trustId: string, name: string) {
  const contains = { contains: name, mode: 'insensitive' as const };
  return {
    groups: await db.coachingGroup.findMany({
      where: { trustId, OR: [{ name: contains }, { purpose: contains }] },
      select: { id: true, name: true, purpose: true },
    }),
    reviews: await db.peerReview.findMany({
      where: { trustId, reason: contains },
      select: { id: true, groupId: true, reason: true },
    }),
  };
}
