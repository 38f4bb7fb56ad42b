import { randomUUID } from 'node:crypto';
import type { SqlRunner } from '#ports/jobs.ts';
import { Audience, type Delivery, type OutboxWrites, type Post } from '#ports/outbox.ts';
import type { Delivery as DeliveryRow, Post as PostRow } from './generated/client.ts';
import type { Enqueue } from './prisma-store.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaOutbox(db: Db, trustId: string, enqueue?: Enqueue): OutboxWrites {
  /** The queue's own tables know no trust: the job's content does. */
  const within: SqlRunner = { run: (text, values) => db.$queryRawUnsafe<unknown[]>(text, ...values) };
  const queue = async (postIds: readonly string[], now: Date) => {
    if (!enqueue || postIds.length === 0) return;
    await db.post.updateMany({ where: { trustId, id: { in: [...postIds] } }, data: { queuedAt: now } });
    await enqueue(
      postIds.map(postId => ({ kind: 'send-post', trustId, postId })),
      within,
    );
  };
  const queueRedraws = async (deliveryIds: readonly string[]) => {
    if (!enqueue || deliveryIds.length === 0) return;
    await enqueue(
      deliveryIds.map(deliveryId => ({ kind: 'redraw', trustId, deliveryId })),
      within,
    );
  };
  const change = (deliveryId: string, data: Partial<DeliveryRow>) =>
    db.delivery.update({ where: { trustId_id: { trustId, id: deliveryId } }, data }).then(() => {});

  return {
    async findPost(id) {
      const row = await db.post.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toPost(row);
    },
    async postsAbout(card, subject) {
      return (
        await db.post.findMany({ where: { trustId, card, subject }, orderBy: { createdAt: 'asc' } })
      ).map(toPost);
    },
    async postsTo(audience) {
      const rows = await db.post.findMany({
        where: { trustId, audience: { equals: audience } },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(toPost);
    },
    async deliveriesOf(postId) {
      return (await db.delivery.findMany({ where: { trustId, postId }, orderBy: { createdAt: 'asc' } })).map(
        toDelivery,
      );
    },
    async findDelivery(id) {
      const row = await db.delivery.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toDelivery(row);
    },
    async post({ key, card, subject, audience, dueAt }, now) {
      const row = {
        trustId,
        id: randomUUID(),
        key,
        card,
        subject,
        audience,
        dueAt: fromMoment(dueAt),
        createdAt: fromMoment(now),
      };
      const { count } = await db.post.createMany({ data: [row], skipDuplicates: true });
      if (count === 1 && dueAt <= now) await queue([row.id], fromMoment(now));
    },
    async queueDue(now) {
      if (!enqueue) return 0;
      // One statement takes them: of two processes asking at once, each gets posts the other does not.
      const taken = await db.post.updateManyAndReturn({
        where: { trustId, queuedAt: null, dueAt: { lte: fromMoment(now) } },
        data: { queuedAt: fromMoment(now) },
        select: { id: true },
      });
      await queue(
        taken.map(post => post.id),
        fromMoment(now),
      );
      return taken.length;
    },
    async requeue(postIds, now) {
      await queue(postIds, fromMoment(now));
    },
    async claim(postId, conversationId, at) {
      const row = {
        trustId,
        id: randomUUID(),
        postId,
        conversationId,
        state: 'sending',
        attempts: 1,
        createdAt: fromMoment(at),
      };
      const { count } = await db.delivery.createMany({ data: [row], skipDuplicates: true });
      const found = await db.delivery.findUnique({ where: { trustId_id: { trustId, id: row.id } } });
      return count === 1 && found ? toDelivery(found) : null;
    },
    async markSent(id, activityId, shownVersion, at) {
      const { wantsUpdate } = await db.delivery.update({
        where: { trustId_id: { trustId, id } },
        data: { state: 'sent', activityId, shownVersion, sentAt: fromMoment(at), error: null },
        select: { wantsUpdate: true },
      });
      if (wantsUpdate) await queueRedraws([id]);
    },
    markUnknown: (id, error) => change(id, { state: 'unknown', error }),
    markRefused: (id, error) => change(id, { state: 'refused', error }),
    async release(id) {
      await db.delivery.deleteMany({ where: { trustId, id, state: 'sending' } });
    },
    async markAbandoned(before) {
      const { count } = await db.delivery.updateMany({
        where: { trustId, state: 'sending', createdAt: { lt: fromMoment(before) } },
        data: { state: 'unknown', error: 'the process stopped while sending' },
      });
      return count;
    },
    async wantUpdates(card, subject) {
      // Also those that want one already: the row stays locked until this change is saved, so a redraw about to begin
      // waits for it. A copy being sent was drawn without this change; its redraw is queued once it has arrived.
      const asked = await db.delivery.updateManyAndReturn({
        where: { trustId, state: { in: ['sending', 'sent'] }, post: { card, subject } },
        data: { wantsUpdate: true },
        select: { id: true, state: true },
      });
      await queueRedraws(asked.filter(({ state }) => state === 'sent').map(({ id }) => id));
    },
    beginRedraw: id => change(id, { wantsUpdate: false }),
    markShown: (id, shownVersion) => change(id, { shownVersion }),
  };
}

function toPost({ id, key, card, subject, audience, dueAt }: PostRow): Post {
  return { id, key, card, subject, audience: Audience.parse(audience), dueAt: toMoment(dueAt) };
}

function toDelivery({
  id,
  postId,
  conversationId,
  state,
  activityId,
  attempts,
  shownVersion,
  wantsUpdate,
}: DeliveryRow): Delivery {
  const known = state === 'sent' || state === 'refused' || state === 'unknown' ? state : 'sending';
  return { id, postId, conversationId, state: known, activityId, attempts, shownVersion, wantsUpdate };
}
