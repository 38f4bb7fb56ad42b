import { OwnPeriods } from '#domain/retention/retention.ts';
import type { Expired, Expiring, PrivacyWrites } from '#ports/privacy.ts';
import type { Prisma } from './generated/client.ts';
import { endCoaching } from './prisma-coaching-retention.ts';
import { endRoads } from './prisma-roads-retention.ts';
import { fromMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** How long records are kept, and their end. */
export function prismaRetention(db: Db, trustId: string): Omit<PrivacyWrites, 'heldOf'> {
  const own = async () =>
    OwnPeriods.parse((await db.trust.findUniqueOrThrow({ where: { id: trustId } })).retention);
  /** Takes the ids first: a deletion has no limit of its own. */
  const some = async (rows: Promise<{ id: string }[]>) => ({
    trustId,
    id: { in: (await rows).map(({ id }) => id) },
  });
  /** What cards show of these lines. */
  const shownOf = async (where: Prisma.AgendaLineWhereInput, take?: number) => {
    const select = { id: true, meetingId: true, actions: { select: { id: true, ownerId: true } } };
    const lines = await db.agendaLine.findMany({
      where: { ...where, trustId },
      select,
      ...(take !== undefined && { take }),
    });
    const actions = lines.flatMap(line => line.actions);
    return {
      lineIds: lines.map(({ id }) => id),
      goneIds: [...lines, ...actions].map(({ id }) => id),
      meetingIds: unique(lines.map(({ meetingId }) => meetingId)),
      ownerIds: unique(actions.map(({ ownerId }) => ownerId)),
    };
  };
  /** Their attendees and reports go with them; so does what was agreed with a calendar about them. */
  const endVisits = async (where: Prisma.VisitWhereInput, take: number): Promise<Removed> => {
    const { id } = await some(
      db.visit.findMany({ where: { ...where, trustId }, select: { id: true }, take }),
    );
    const records = id.in.map(each => `visit ${each}`);
    await db.calendarLink.deleteMany({ where: { trustId, record: { in: records } } });
    const { count } = await db.visit.deleteMany({ where: { trustId, id } });
    return { count, goneIds: id.in };
  };
  type Removed = { count: number } & Partial<Expired>;
  const expire: Record<Expiring, (before: Date, take: number) => Promise<Removed>> = {
    'apology-notes': before =>
      db.apology.updateMany({
        where: { trustId, note: { not: null }, meeting: { startsAt: { lt: before } } },
        data: { note: null },
      }),
    async 'closed-chats'(before, take) {
      const where = { trustId, goneAt: { lt: before }, deliveries: { none: {} } };
      return db.conversation.deleteMany({
        where: await some(db.conversation.findMany({ where, select: { id: true }, take })),
      });
    },
    async 'confidential-lines'(before, take) {
      const where = {
        trustId,
        audience: { not: 'channel' },
        meeting: { startsAt: { lt: before }, state: { not: 'running' } },
        actions: { none: { state: 'open' } },
      };
      const { lineIds, ...shown } = await shownOf(where, take);
      const { count } = await db.agendaLine.deleteMany({ where: { trustId, id: { in: lineIds } } });
      return { count, ...shown };
    },
    async cards(before, take) {
      // What shows a confidential line is known as long as there is the line, and until it is redrawn without.
      const { goneIds, meetingIds } = await shownOf({ audience: { not: 'channel' } });
      const where = {
        trustId,
        createdAt: { lt: before },
        dueAt: { lt: before },
        subject: { notIn: [...goneIds, ...meetingIds] },
        deliveries: {
          none: { OR: [{ state: { in: ['sending', 'waiting'] } }, { state: 'sent', wantsUpdate: true }] },
        },
      };
      return db.post.deleteMany({
        where: await some(db.post.findMany({ where, select: { id: true }, take })),
      });
    },
    'register-changes': before => db.registerChange.deleteMany({ where: { trustId, at: { lt: before } } }),
    async owed(before, take) {
      const old = { trustId, on: { lt: before } };
      const select = { id: true };
      const over = { ...old, OR: [{ kind: 'waived' }, { withdrawnAt: { not: null } }] };
      const visits = await db.fulfilment.deleteMany({
        where: await some(db.fulfilment.findMany({ where: old, select, take })),
      });
      const marks = await db.owedMark.deleteMany({
        where: await some(db.owedMark.findMany({ where: over, select, take })),
      });
      // What still decides something stays; why, which can be about somebody, does not.
      const reasons = await db.owedMark.updateMany({
        where: { ...old, reason: { not: null }, NOT: over },
        data: { reason: null },
      });
      return { count: visits.count + marks.count + reasons.count };
    },
    visits: (before, take) =>
      endVisits(
        {
          state: { not: 'draft' },
          OR: [{ startsAt: { lt: before } }, { startsAt: null, createdAt: { lt: before } }],
        },
        take,
      ),
    'visit-drafts': (before, take) => endVisits({ state: 'draft', createdAt: { lt: before } }, take),
    async delegations(before, take) {
      const where = { trustId, to: { lt: before } };
      return db.delegation.deleteMany({
        where: await some(db.delegation.findMany({ where, select: { id: true }, take })),
      });
    },
    async 'category-reviews'(before, take) {
      const where = { trustId, state: { in: ['settled', 'withdrawn'] }, changedAt: { lt: before } };
      const { id } = await some(db.categoryReview.findMany({ where, select: { id: true }, take }));
      const { count } = await db.categoryReview.deleteMany({ where: { trustId, id } });
      return { count, goneIds: id.in };
    },
    async obligations(before, take) {
      const where = { trustId, owedTo: { lt: before } };
      const { id } = await some(db.obligationRequest.findMany({ where, select: { id: true }, take }));
      const { count } = await db.obligationRequest.deleteMany({ where: { trustId, id } });
      return { count, goneIds: id.in };
    },
    async plans(before, take) {
      const where = { trustId, closedAt: { lt: before } };
      const { id } = await some(db.plan.findMany({ where, select: { id: true }, take }));
      const { count } = await db.plan.deleteMany({ where: { trustId, id } });
      return { count, goneIds: id.in };
    },
    'plan-uploads': before => db.planUpload.deleteMany({ where: { trustId, at: { lt: before } } }),
    async escalations(before, take) {
      const where = { trustId, changedAt: { lt: before }, state: { in: ['spoken', 'left', 'stopped'] } };
      const { id } = await some(db.escalation.findMany({ where, select: { id: true }, take }));
      const { count } = await db.escalation.deleteMany({ where: { trustId, id } });
      return { count, goneIds: id.in };
    },
    async absences(before, take) {
      const where = { trustId, to: { lt: before } };
      return db.absence.deleteMany({
        where: await some(db.absence.findMany({ where, select: { id: true }, take })),
      });
    },
    coaching: (before, take) => endCoaching(db, trustId, before, take),
    'special-roads': (before, take) => endRoads(db, trustId, before, take),
    async letters(before, take) {
      const where = { trustId, from: { lt: before }, issuedAt: { lt: before } };
      const { id } = await some(db.letter.findMany({ where, select: { id: true }, take }));
      const { count } = await db.letter.deleteMany({ where: { trustId, id } });
      return { count, goneIds: id.in };
    },
    async meetings(before, take) {
      const where = {
        trustId,
        startsAt: { lt: before },
        state: { not: 'running' },
        actions: { none: { state: 'open' } },
      };
      const which = await some(db.meeting.findMany({ where, select: { id: true }, take }));
      const { lineIds: _lines, ...shown } = await shownOf({ meetingId: which.id });
      const { count } = await db.meeting.deleteMany({ where: which });
      return { count, ...shown, meetingIds: which.id.in };
    },
  };
  return {
    ownPeriods: own,
    async setPeriod(kind, period) {
      const { [kind]: _was, ...others } = await own();
      const retention = { ...others, ...(period !== null && { [kind]: period }) };
      await db.trust.update({ where: { id: trustId }, data: { retention } });
    },
    async expire(kind, before, most) {
      const {
        count,
        goneIds = [],
        meetingIds = [],
        ownerIds = [],
      } = await expire[kind](fromMoment(before), most);
      return { count, goneIds, meetingIds, ownerIds };
    },
    async forgetChats(at) {
      const forgotten = await db.person.findMany({
        where: { trustId, key: { is: null } },
        select: { id: true },
      });
      const personId = { in: forgotten.map(({ id }) => id) };
      const chats = await db.conversation.findMany({
        // What is still to be drawn again there is first.
        where: { trustId, personId, deliveries: { none: { wantsUpdate: true } } },
        select: { id: true },
      });
      for (const { id } of chats)
        await db.conversation.update({
          where: { trustId_id: { trustId, id } },
          data: { conversationId: `forgotten ${id}`, personId: null, goneAt: fromMoment(at) },
        });
      return chats.length;
    },
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
