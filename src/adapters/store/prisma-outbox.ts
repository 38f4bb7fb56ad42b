import { randomUUID } from 'node:crypto';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { SqlRunner } from '#ports/jobs.ts';
import type { OutboxWrites } from '#ports/outbox.ts';
import { Audience, type Post, type Urgency } from '#ports/post.ts';
import type { Post as PostRow } from './generated/client.ts';
import { prismaDeliveries, STANDS } from './prisma-deliveries.ts';
import type { Enqueue } from './prisma-store.ts';
import { prismaStuck } from './prisma-stuck.ts';
import { fromMoment, orNull, toMoment } from './rows.ts';
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
  const queueRedraws = async (deliveryIds: readonly string[], { soon = false } = {}) => {
    if (!enqueue || deliveryIds.length === 0) return;
    await enqueue(
      deliveryIds.map(deliveryId => ({ kind: 'redraw', trustId, deliveryId, ...(soon && { soon }) })),
      within,
    );
  };

  /** Else a card that comes again and again would be redrawn in ever more copies. */
  const forgetOlder = async (card: string, subject: string) => {
    const older = await db.post.findMany({
      where: { trustId, card, subject, about: { isEmpty: false } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip: KEPT_UP,
      select: { id: true },
    });
    const ids = older.map(({ id }) => id);
    await db.post.updateMany({ where: { trustId, id: { in: ids } }, data: { about: [] } });
  };

  const postAll: OutboxWrites['postAll'] = async (requests, now) => {
    if (requests.length === 0) return;
    const made = await db.post.createManyAndReturn({
      data: requests.map(({ key, card, subject, audience, urgency, about = [], dueAt }) => ({
        ...{ trustId, id: randomUUID(), key, card, subject, audience },
        ...toUrgencyRow(urgency),
        about: [...about],
        dueAt: fromMoment(dueAt),
        createdAt: fromMoment(now),
        queuedAt: enqueue && urgency === 'now' && dueAt <= now ? fromMoment(now) : null,
      })),
      skipDuplicates: true,
      select: { id: true, card: true, subject: true, about: true, queuedAt: true },
    });
    for (const { card, subject, about } of made) if (about.length > 0) await forgetOlder(card, subject);
    await queue(made.filter(({ queuedAt }) => queuedAt !== null).map(({ id }) => id));
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
    post: (request, now) => postAll([request], now),
    postAll,
    async anyThatWaits(now) {
      const where = { trustId, ...dueBy(now), urgency: CAN_WAIT };
      return (await db.post.findFirst({ where, select: { id: true } })) !== null;
    },
    async queueDue(now, openAt) {
      if (!enqueue) return 0;
      const heldUntil = openAt === null ? null : fromMoment(openAt);
      // One statement takes them: of two processes asking at once, each gets posts the other does not.
      const taken = await db.post.updateManyAndReturn({
        where: {
          trustId,
          ...dueBy(now),
          ...(heldUntil && { OR: [{ urgency: { not: CAN_WAIT } }, { goBy: { lte: heldUntil } }] }),
        },
        data: { queuedAt: fromMoment(now), heldUntil: null },
        select: { id: true },
      });
      if (heldUntil)
        await db.post.updateMany({
          where: { trustId, ...dueBy(now), OR: [{ heldUntil: null }, { heldUntil: { not: heldUntil } }] },
          data: { heldUntil },
        });
      await queue(taken.map(post => post.id));
      return taken.length;
    },
    async dropPost(id, at) {
      await db.post.updateMany({ where: { trustId, id }, data: { droppedAt: fromMoment(at) } });
    },
    async dropPostFor(id, personId) {
      await db.post.updateMany({ where: { trustId, id }, data: { droppedFor: { push: personId } } });
    },
    async unqueue(id) {
      await db.post.updateMany({ where: { trustId, id }, data: { queuedAt: null } });
    },
    async queueRedraws() {
      const wanted = await db.delivery.findMany({
        where: { trustId, ...STANDS, wantsUpdate: true },
        select: { id: true },
      });
      await queueRedraws(wanted.map(({ id }) => id));
    },
    async requeue(postIds, now) {
      if (!enqueue || postIds.length === 0) return;
      const data = { queuedAt: fromMoment(now), ...toUrgencyRow('now') };
      await db.post.updateMany({ where: { trustId, id: { in: [...postIds] } }, data });
      await queue(postIds);
    },
    ...prismaDeliveries(db, trustId, queueRedraws),
    ...prismaStuck(db, trustId),
  };
}

/** Due by then, and neither queued nor dropped. */
const dueBy = (now: IsoInstant) => ({
  queuedAt: null,
  droppedAt: null,
  dueAt: { lte: fromMoment(now) },
});

const CAN_WAIT = 'can-wait';

/** Posts of one list that are redrawn with what they list. */
const KEPT_UP = 5;

const toUrgencyRow = (urgency: Urgency) => ({
  urgency: urgency === 'now' ? 'now' : CAN_WAIT,
  goBy: typeof urgency === 'object' ? fromMoment(urgency.canWaitUntil) : null,
});

export function toPost(row: PostRow): Post {
  const { id, key, card, subject, droppedFor } = row;
  const waits = row.goBy ? { canWaitUntil: toMoment(row.goBy) } : ('can-wait' as const);
  return {
    ...{ id, key, card, subject, droppedFor },
    audience: Audience.parse(row.audience),
    urgency: row.urgency === CAN_WAIT ? waits : 'now',
    dueAt: toMoment(row.dueAt),
    createdAt: toMoment(row.createdAt),
    droppedAt: orNull(toMoment)(row.droppedAt),
  };
}
