import type { HeldOf, PrivacyReads } from '#ports/privacy.ts';
import { coachingHeld, coachingWordsWith } from './prisma-held-coaching.ts';
import { escalationsHeld, escalationWordsWith } from './prisma-held-escalations.ts';
import { lettersHeld, letterWordsWith } from './prisma-held-letters.ts';
import { obligationsHeld, obligationWordsWith } from './prisma-held-obligations.ts';
import { plansHeld, planWordsWith } from './prisma-held-plans.ts';
import { reviewsHeld, reviewWordsWith } from './prisma-held-reviews.ts';
import { roadsHeld, roadWordsWith } from './prisma-held-roads.ts';
import { visitsHeld, visitWordsWith } from './prisma-held-visits.ts';
import { toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** Shorter than this a name would be found in half of what is typed. */
const LEAST_NAME = 4;

/** Everything that is kept about one person, as an answer to their asking what is. */
export function prismaHeld(db: Db, trustId: string): Pick<PrivacyReads, 'heldOf'> {
  return {
    async heldOf({ id: personId, name }) {
      const mine = { trustId, personId };
      const oldestFirst = { orderBy: { at: 'asc' as const } };
      const found = {
        roles: await db.appointment.findMany({ where: mine }),
        withoutRole: await db.person.findMany({
          where: { trustId, id: personId, leftAt: { not: null } },
          select: { leftAt: true },
        }),
        memberships: await db.seriesMember.findMany({
          where: mine,
          include: { series: { select: { name: true } } },
        }),
        chats: await db.conversation.findMany({ where: mine }),
        cardsSent: await db.delivery.findMany({
          where: { trustId, conversation: { personId } },
          select: {
            id: true,
            state: true,
            createdAt: true,
            sentAt: true,
            post: { select: { card: true, subject: true } },
          },
          orderBy: { createdAt: 'asc' },
        }),
        answersGiven: await db.answer.findMany({ where: { trustId, actorId: personId }, ...oldestFirst }),
        documentLinks: await db.documentLink.findMany({
          where: mine,
          select: { document: true, subject: true, madeAt: true, expiresAt: true, openedAt: true },
        }),
        agendaLinesAdded: await db.agendaLine.findMany({ where: { trustId, addedById: personId } }),
        agendaLinesToRead: await db.agendaLine.findMany({ where: { trustId, readerIds: { has: personId } } }),
        apologies: await db.apology.findMany({ where: mine, ...oldestFirst }),
        attendance: await db.attendance.findMany({
          where: mine,
          select: { meeting: { select: { id: true, startsAt: true } } },
        }),
        meetingsChaired: await db.meeting.findMany({
          where: { trustId, OR: [{ chairedById: personId }, { actingChairId: personId }] },
          select: { id: true, startsAt: true, chairedById: true, actingChairId: true },
        }),
        decisionsRecorded: await db.decision.findMany({ where: { trustId, byId: personId }, ...oldestFirst }),
        actionsOwned: await db.meetingAction.findMany({
          where: { trustId, ownerId: personId },
          ...oldestFirst,
        }),
        modelsTakenUp: await db.modelUse.findMany({
          where: { trustId, byId: personId },
          omit: { text: true },
          orderBy: { usedAt: 'asc' },
        }),
        standingsRecorded: await db.standing.findMany({
          where: { trustId, byId: personId },
          orderBy: { addedAt: 'asc' },
        }),
        owedMarksMade: await db.owedMark.findMany({ where: { trustId, byId: personId }, ...oldestFirst }),
        visitsRecorded: await db.fulfilment.findMany({ where: { trustId, byId: personId }, ...oldestFirst }),
        ...(await roadsHeld(db, trustId, personId)),
        ...(await visitsHeld(db, trustId, personId)),
        ...(await reviewsHeld(db, trustId, personId)),
        ...(await lettersHeld(db, trustId, personId)),
        ...(await plansHeld(db, trustId, personId)),
        ...(await obligationsHeld(db, trustId, personId)),
        ...(await escalationsHeld(db, trustId, personId)),
        ...(await coachingHeld(db, trustId, personId)),
        wordsWithTheirName: await wordsWith(db, trustId, name),
      };
      return plain(found);
    },
  };
}

/** What people typed that has this name in it, in any case. */
async function wordsWith(db: Db, trustId: string, name: string): Promise<object[]> {
  if (name.length < LEAST_NAME) return [];
  const contains = { contains: name, mode: 'insensitive' as const };
  const lines = await db.agendaLine.findMany({
    where: { trustId, OR: [{ text: contains }, { reason: contains }, { outcomeReason: contains }] },
    select: { id: true, meetingId: true, text: true, reason: true, outcomeReason: true },
  });
  const decisions = await db.decision.findMany({
    where: { trustId, text: contains },
    select: { id: true, meetingId: true, text: true },
  });
  const actions = await db.meetingAction.findMany({
    where: { trustId, OR: [{ text: contains }, { endNote: contains }, { askedReason: contains }] },
    select: { id: true, meetingId: true, text: true, endNote: true, askedReason: true },
  });
  const apologies = await db.apology.findMany({
    where: { trustId, note: contains },
    select: { meetingId: true, note: true },
  });
  const meetings = await db.meeting.findMany({
    where: { trustId, OR: [{ reason: contains }, { reopenedFor: contains }] },
    select: { id: true, reason: true, reopenedFor: true },
  });
  const marks = await db.owedMark.findMany({
    where: { trustId, reason: contains },
    select: { id: true, urn: true, thing: true, reason: true },
  });
  const models = await db.modelUse.findMany({
    where: { trustId, OR: [{ name: contains }, { text: contains }] },
    select: { id: true, modelId: true, name: true },
  });
  const roads = await roadWordsWith(db, trustId, contains);
  const { visits, reports } = await visitWordsWith(db, trustId, contains);
  const { letters, settings } = await letterWordsWith(db, trustId, contains, name);
  const plans = await planWordsWith(db, trustId, name);
  const coaching = await coachingWordsWith(db, trustId, name);
  const trust = await db.trust.findMany({
    where: { id: trustId, safeguardingContact: contains },
    select: { safeguardingContact: true },
  });
  const where = (kind: string, rows: readonly object[]) => rows.map(row => ({ in: kind, ...row }));
  return [
    ...where('agenda line', lines),
    ...where('decision', decisions),
    ...where('action', actions),
    ...where('apology', apologies),
    ...where('meeting', meetings),
    ...where('decision on what is owed', marks),
    ...where('correction of what a school was', roads.standings),
    ...where('special status', roads.statuses),
    ...where('external support', roads.requests),
    ...where('direct intervention', roads.interventions),
    ...where('visit', visits),
    ...where('visit report', reports),
    ...where('category review', await reviewWordsWith(db, trustId, name)),
    ...where('letter', letters),
    ...where('settings of letters', settings),
    ...where('plan', plans.plans),
    ...where('priority of a plan', plans.priorities),
    ...where('action of a plan', plans.actions),
    ...where('check-in', plans.checkIns),
    ...where('answer at a check-in', plans.answers),
    ...where('answer on what is to be sent', await obligationWordsWith(db, trustId, name)),
    ...where('something late', await escalationWordsWith(db, trustId, name)),
    ...where('coaching group', coaching.groups),
    ...where('peer review', coaching.reviews),
    ...where('write-up of a peer review', coaching.writeUps),
    ...where('peer review that was not held', coaching.misses),
    ...where('shared of a peer review', coaching.shares),
    ...where('improvement model', models),
    ...where('safeguarding contact', trust),
  ];
}

/** Moments as text, without what only this database means. */
function plain(found: Readonly<Record<string, readonly object[]>>): HeldOf {
  const text = JSON.stringify(found, function (this: Record<string, unknown>, key, value: unknown) {
    if (key === 'trustId') return undefined;
    const raw = this[key];
    return raw instanceof Date ? toMoment(raw) : value;
  });
  return JSON.parse(text) as HeldOf;
}
