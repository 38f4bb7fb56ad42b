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
    hostingBlackoutsGiven: await db.hostingBlackout.findMany({
      where: { trustId, byId: personId },
      orderBy: { at: 'asc' },
    }),
    peerReviews: await db.peerReview.findMany({
      where: {
        trustId,
        OR: [{ hostPersonId: personId }, { visitors: { some: { personId } } }, { createdById: personId }],
      },
      omit: { reason: true, focus: true },
      include: { visitors: true },
      ...oldestFirst,
    }),
    peerReviewFocusesGiven: await db.peerReview.findMany({
      where: { trustId, focusById: personId },
      select: { id: true, groupId: true, focus: true },
      ...oldestFirst,
    }),
    // When, and not what: it is sealed for the group, and its writer reads it there.
    peerReviewsWrittenUp: await db.peerReviewWriteUp.findMany({
      where: { trustId, byId: personId },
      select: { reviewId: true, at: true, readBy: true, seen: true, learned: true, willDo: true },
      orderBy: { at: 'asc' },
    }),
    peerReviewsNotHeldSaid: await db.peerReviewMiss.findMany({
      where: { trustId, byId: personId },
      orderBy: { at: 'asc' },
    }),
    peerReviewsShared: await db.peerReviewShare.findMany({
      where: { trustId, byId: personId },
      orderBy: { at: 'asc' },
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
      where: { trustId, OR: [{ reason: contains }, { focus: contains }] },
      select: { id: true, groupId: true, reason: true, focus: true },
    }),
    // What is sealed cannot be looked through: nobody but its group opens it.
    writeUps: await db.peerReviewWriteUp.findMany({
      where: { trustId, OR: [{ seen: contains }, { learned: contains }, { willDo: contains }] },
      select: { id: true, reviewId: true, seen: true, learned: true, willDo: true },
    }),
    misses: await db.peerReviewMiss.findMany({
      where: { trustId, reason: contains },
      select: { id: true, reviewId: true, reason: true },
    }),
    shares: await db.peerReviewShare.findMany({
      where: { trustId, text: contains },
      select: { id: true, reviewId: true, text: true },
    }),
  };
}
