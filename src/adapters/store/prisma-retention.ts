import { OwnPeriods } from '#domain/retention/retention.ts';
import type { Expiring, PrivacyWrites } from '#ports/privacy.ts';
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
  const expire: Record<Expiring, (before: Date, take: number) => Promise<{ count: number }>> = {
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
      return db.agendaLine.deleteMany({
        where: await some(db.agendaLine.findMany({ where, select: { id: true }, take })),
      });
    },
    async cards(before, take) {
      const where = {
        trustId,
        createdAt: { lt: before },
        dueAt: { lt: before },
        deliveries: { none: { state: { in: ['sending', 'waiting'] } } },
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
    async meetings(before, take) {
      const where = {
        trustId,
        startsAt: { lt: before },
        state: { not: 'running' },
        actions: { none: { state: 'open' } },
      };
      return db.meeting.deleteMany({
        where: await some(db.meeting.findMany({ where, select: { id: true }, take })),
      });
    },
  };
  return {
    ownPeriods: own,
    async setPeriod(kind, period) {
      const { [kind]: _was, ...others } = await own();
      const retention = { ...others, ...(period !== null && { [kind]: period }) };
      await db.trust.update({ where: { id: trustId }, data: { retention } });
    },
    expire: async (kind, before, most) => (await expire[kind](fromMoment(before), most)).count,
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
