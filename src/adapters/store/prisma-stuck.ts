import type { OutboxReads, StuckPost } from '#ports/outbox.ts';
import { Audience } from '#ports/post.ts';
import type { Post as PostRow } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const STUCK = ['waiting', 'refused', 'unknown', 'dead'] as const;

/** What has not gone out as it should, for people to look at. */
export function prismaStuck(
  db: Db,
  trustId: string,
): Pick<OutboxReads, 'stuckCopies' | 'uncopied' | 'heldBack'> {
  return {
    async stuckCopies() {
      const rows = await db.delivery.findMany({
        where: { trustId, OR: [{ state: { in: [...STUCK] } }, { staleSince: { not: null } }] },
        include: { post: true },
        orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id, state, changedAt, staleSince, attempts, error, post }) => ({
        ...about(post),
        ...{ id, attempts, error },
        state: staleSince ? ('stale' as const) : (STUCK.find(each => each === state) ?? 'unknown'),
        since: toMoment(staleSince ?? changedAt),
        until: null,
      }));
    },
    async uncopied(now, since) {
      const rows = await db.post.findMany({
        where: {
          ...{ trustId, queuedAt: { lte: fromMoment(now) }, droppedAt: null },
          ...(since && { dueAt: { gte: fromMoment(since) } }),
          OR: [{ deliveries: { none: {} } }, { audience: { path: ['kind'], equals: 'deputies' } }],
        },
        include: { deliveries: { select: { conversation: { select: { personId: true } } } } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(post => ({
        ...about(post),
        ...{ id: post.id, attempts: 0, error: null },
        state: 'no-conversation' as const,
        since: toMoment(post.dueAt),
        until: null,
        settledFor: [
          ...post.droppedFor,
          ...post.deliveries.flatMap(({ conversation }) => conversation.personId ?? []),
        ],
      }));
    },
    async heldBack(now, openAt) {
      const rows = await db.post.findMany({
        where: {
          ...{ trustId, queuedAt: null, droppedAt: null, dueAt: { lte: fromMoment(now) } },
          ...{ urgency: 'can-wait', deliveries: { none: {} } },
          OR: [{ goBy: null }, { goBy: { gt: fromMoment(openAt) } }],
        },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(post => ({
        ...about(post),
        ...{ id: post.id, attempts: 0, error: null },
        state: 'held' as const,
        since: toMoment(post.dueAt),
        until: openAt,
      }));
    },
  };
}

function about({
  id,
  card,
  subject,
  audience,
}: PostRow): Pick<StuckPost, 'postId' | 'personId' | 'card' | 'subject' | 'audience'> {
  return { postId: id, personId: null, card, subject, audience: Audience.parse(audience) };
}
