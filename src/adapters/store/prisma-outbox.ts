import { randomUUID } from 'node:crypto';
import type { SqlRunner } from '#ports/jobs.ts';
import { Audience, type OutboxWrites, type Post } from '#ports/outbox.ts';
import type { Post as PostRow } from './generated/client.ts';
import { prismaDeliveries } from './prisma-deliveries.ts';
import type { Enqueue } from './prisma-store.ts';
import { prismaStuck } from './prisma-stuck.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaOutbox(db: Db, trustId: string, enqueue?: Enqueue): OutboxWrites {
  /** The queue's own tables know no trust: the job's content does. */
  const within: SqlRunner = { run: (text, values) => db.$queryRawUnsafe<unknown[]>(text, ...values) };
  const queue = async (postIds: readonly string[]) => {
    if (!enqueue || postIds.length === 0) return;
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
        queuedAt: enqueue && dueAt <= now ? fromMoment(now) : null,
      };
      const { count } = await db.post.createMany({ data: [row], skipDuplicates: true });
      if (count === 1 && row.queuedAt) await queue([row.id]);
    },
    async queueDue(now) {
      if (!enqueue) return 0;
      // One statement takes them: of two processes asking at once, each gets posts the other does not.
      const taken = await db.post.updateManyAndReturn({
        where: { trustId, queuedAt: null, dueAt: { lte: fromMoment(now) } },
        data: { queuedAt: fromMoment(now) },
        select: { id: true },
      });
      await queue(taken.map(post => post.id));
      return taken.length;
    },
    async queueRedraws() {
      const wanted = await db.delivery.findMany({
        where: { trustId, state: 'sent', wantsUpdate: true },
        select: { id: true },
      });
      await queueRedraws(wanted.map(({ id }) => id));
    },
    async requeue(postIds, now) {
      if (!enqueue || postIds.length === 0) return;
      const queuedAt = fromMoment(now);
      await db.post.updateMany({ where: { trustId, id: { in: [...postIds] } }, data: { queuedAt } });
      await queue(postIds);
    },
    ...prismaDeliveries(db, trustId, queueRedraws),
    ...prismaStuck(db, trustId),
  };
}

function toPost({ id, key, card, subject, audience, dueAt }: PostRow): Post {
  return { id, key, card, subject, audience: Audience.parse(audience), dueAt: toMoment(dueAt) };
}
