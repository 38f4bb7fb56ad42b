import type { Db } from './trust-guard.ts';

/** What is kept of one person about schools' plans: what they made, own, agreed, sent, answered and commented on. */
export async function plansHeld(db: Db, trustId: string, personId: string) {
  const oldestFirst = { orderBy: { at: 'asc' as const } };
  const checkIns = { orderBy: { openedAt: 'asc' as const } };
  return {
    plansSent: await db.planUpload.findMany({ where: { trustId, personId }, ...oldestFirst }),
    plansMade: await db.plan.findMany({
      where: { trustId, createdById: personId },
      orderBy: { createdAt: 'asc' },
    }),
    planActionsOwned: await db.planAction.findMany({
      where: { trustId, ownerId: personId },
      include: { priority: { select: { planId: true, title: true } } },
      orderBy: { dueOn: 'asc' },
    }),
    plansAgreed: await db.planAgreement.findMany({ where: { trustId, byId: personId }, ...oldestFirst }),
    checkInsSent: await db.checkIn.findMany({
      where: { trustId, sentById: personId },
      select: { id: true, planId: true, sentAt: true, unchanged: true },
      ...checkIns,
    }),
    checkInComments: await db.checkIn.findMany({
      where: { trustId, commentById: personId },
      select: { id: true, planId: true, commentAt: true, comment: true },
      ...checkIns,
    }),
    checkInAnswers: await db.checkInAnswer.findMany({ where: { trustId, byId: personId }, ...oldestFirst }),
  };
}

/** What people typed in plans and about them that has a name in it. */
export async function planWordsWith(db: Db, trustId: string, name: string) {
  const contains = { contains: name, mode: 'insensitive' as const };
  return {
    plans: await db.plan.findMany({
      where: { trustId, OR: [{ title: contains }, { impact: contains }] },
      select: { id: true, title: true, impact: true },
    }),
    sent: await db.planUpload.findMany({
      where: { trustId, OR: [{ fileName: contains }, { content: contains }] },
      select: { id: true, fileName: true, content: true },
    }),
    priorities: await db.planPriority.findMany({
      where: { trustId, title: contains },
      select: { planId: true, title: true },
    }),
    actions: await db.planAction.findMany({
      where: { trustId, OR: [{ text: contains }, { owner: contains }, { measure: contains }] },
      select: { id: true, text: true, owner: true, measure: true },
    }),
    checkIns: await db.checkIn.findMany({
      where: { trustId, OR: [{ unchanged: contains }, { comment: contains }] },
      select: { id: true, planId: true, unchanged: true, comment: true },
    }),
    answers: await db.checkInAnswer.findMany({
      where: { trustId, OR: [{ words: contains }, { help: contains }] },
      select: { id: true, planId: true, words: true, help: true },
    }),
  };
}
