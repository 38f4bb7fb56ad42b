import { randomUUID } from 'node:crypto';
import { DELIVERY_STATES, type Delivery, type OutboxWrites } from '#ports/outbox.ts';
import type { Delivery as DeliveryRow, Prisma } from './generated/client.ts';
import type { prismaStuck } from './prisma-stuck.ts';
import { fromMoment, orNull, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

type Deliveries = Omit<
  OutboxWrites,
  | 'findPost'
  | 'postsAbout'
  | 'postsTo'
  | 'post'
  | 'postAll'
  | 'anyThatWaits'
  | 'queueDue'
  | 'unqueue'
  | 'dropPost'
  | 'dropPostFor'
  | 'queueRedraws'
  | 'requeue'
  | keyof ReturnType<typeof prismaStuck>
>;

/** Its message is there, as far as anybody knows. */
export const STANDS = { state: 'sent', activityId: { not: null } };

/** The outbox' copies: one row for each post and conversation. */
export function prismaDeliveries(
  db: Db,
  trustId: string,
  queueRedraws: (deliveryIds: readonly string[], how?: { soon?: boolean }) => Promise<void>,
): Deliveries {
  const change = (deliveryId: string, data: Prisma.DeliveryUncheckedUpdateInput) =>
    db.delivery.update({ where: { trustId_id: { trustId, id: deliveryId } }, data }).then(() => {});
  // Also those that want one already: the row stays locked until this change is saved, so a redraw about to begin
  // waits for it. A copy being sent was drawn without this change; its redraw is queued once it has arrived.
  const askRedraws = async (which: Prisma.DeliveryWhereInput, how?: { soon?: boolean }) => {
    const asked = await db.delivery.updateManyAndReturn({
      where: { trustId, AND: [{ OR: [{ state: 'sending' }, STANDS] }, which] },
      data: { wantsUpdate: true, redrawTries: 0, asksNothing: false },
      select: { id: true, state: true },
    });
    await queueRedraws(
      asked.filter(({ state }) => state === 'sent').map(({ id }) => id),
      how,
    );
  };

  return {
    async deliveriesOf(postId) {
      return (await db.delivery.findMany({ where: { trustId, postId }, orderBy: { createdAt: 'asc' } })).map(
        toDelivery,
      );
    },
    async findDelivery(id) {
      const row = await db.delivery.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toDelivery(row);
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
        changedAt: fromMoment(at),
      };
      const [again] = await db.delivery.updateManyAndReturn({
        where: { trustId, postId, conversationId, state: 'waiting' },
        data: { state: 'sending', attempts: { increment: 1 }, changedAt: fromMoment(at) },
      });
      if (again) return toDelivery(again);
      const { count } = await db.delivery.createMany({ data: [row], skipDuplicates: true });
      const found = await db.delivery.findUnique({ where: { trustId_id: { trustId, id: row.id } } });
      return count === 1 && found ? toDelivery(found) : null;
    },
    async markSent(id, activityId, shownVersion, at) {
      const { wantsUpdate } = await db.delivery.update({
        where: { trustId_id: { trustId, id } },
        data: {
          state: 'sent',
          activityId,
          shownVersion,
          sentAt: fromMoment(at),
          changedAt: fromMoment(at),
          error: null,
        },
        select: { wantsUpdate: true },
      });
      if (wantsUpdate) await queueRedraws([id]);
    },
    giveUp: (id, state, error, at) => change(id, { state, error, changedAt: fromMoment(at) }),
    putOff: (id, error, at) =>
      change(id, {
        state: 'waiting',
        changedAt: fromMoment(at),
        ...(error === null ? { attempts: { decrement: 1 } } : { error }),
      }),
    async revive(id, at) {
      const { postId } = await db.delivery.update({
        where: { trustId_id: { trustId, id } },
        data: { state: 'waiting', attempts: 0, changedAt: fromMoment(at) },
        select: { postId: true },
      });
      await db.post.update({ where: { trustId_id: { trustId, id: postId } }, data: { queuedAt: null } });
    },
    drop: (id, at) => change(id, { state: 'dropped', changedAt: fromMoment(at) }),
    redrawFailed: (id, error, staleSince) =>
      change(id, {
        error,
        ...(staleSince
          ? { staleSince: fromMoment(staleSince), redrawTries: 0 }
          : { redrawTries: { increment: 1 } }),
      }),
    messageGone: id =>
      change(id, { activityId: null, wantsUpdate: false, redrawTries: 0, staleSince: null, error: null }),
    redrawAgain: id => change(id, { wantsUpdate: true, redrawTries: 0, staleSince: null, error: null }),
    letBeStale: id => change(id, { staleSince: null, error: null }),
    async release(id) {
      await db.delivery.deleteMany({ where: { trustId, id, state: 'sending' } });
    },
    async markAbandoned(before, now) {
      const { count } = await db.delivery.updateMany({
        where: { trustId, state: 'sending', changedAt: { lt: fromMoment(before) } },
        data: { state: 'unknown', error: 'the process stopped while sending', changedAt: fromMoment(now) },
      });
      return count;
    },
    async inChats({ cards, since, personId }) {
      const rows = await db.delivery.findMany({
        where: {
          ...{ trustId, state: 'sent', asksNothing: false, sentAt: { gte: fromMoment(since) } },
          post: { card: { in: [...cards] } },
          conversation: { kind: 'personal', goneAt: null, personId: personId ?? { not: null } },
        },
        select: {
          sentAt: true,
          post: { select: { card: true, subject: true } },
          conversation: { select: { personId: true } },
        },
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      });
      const found = rows.map(({ sentAt, post, conversation }) => ({
        ...post,
        personId: conversation.personId ?? '',
        sentAt: toMoment(sentAt ?? fromMoment(since)),
      }));
      return [...new Map(found.map(each => [JSON.stringify({ ...each, sentAt: '' }), each])).values()];
    },
    async holdInChat({ card, subject, personId }) {
      const { count } = await db.delivery.updateMany({
        where: { trustId, post: { card, subject }, conversation: { personId } },
        data: { attempts: { increment: 0 } },
      });
      return count > 0;
    },
    async askNoMore({ card, subject, personId }) {
      await db.delivery.updateMany({
        where: { trustId, post: { card, subject }, conversation: { personId } },
        data: { asksNothing: true },
      });
    },
    async wantUpdates(about, options) {
      const { except, soon = false } = options ?? {};
      const subjects = typeof about === 'string' ? [about] : [...about];
      if (subjects.length === 0) return;
      const subject = { in: subjects };
      // Also where it is in hand, and not redrawn; and those that ask still, so that whoever holds them is waited for.
      await db.delivery.updateMany({ where: { trustId, post: { subject } }, data: { asksNothing: false } });
      // Opened in the place of a card that lists it, it stands there instead.
      await askRedraws(
        {
          post: { about: { hasSome: subjects } },
          ...(except && {
            NOT: { conversation: { conversationId: except.conversationId } },
          }),
        },
        { soon },
      );
      await askRedraws(
        {
          post: { subject },
          ...(except && {
            NOT: {
              post: { card: except.card },
              conversation: { conversationId: except.conversationId },
            },
          }),
        },
        { soon },
      );
    },
    wantUpdatesOf: personIds => askRedraws({ conversation: { personId: { in: [...personIds] } } }),
    wantUpdatesSince: at => askRedraws({ createdAt: { gte: fromMoment(at) } }),
    wantUpdatesOfOlder: ({ card, version, readerIds, since }) =>
      askRedraws({
        ...{ ...STANDS, wantsUpdate: false, redrawTries: 0, staleSince: null },
        shownVersion: { not: version },
        post: { card, createdAt: { gte: fromMoment(since) } },
        conversation: { personId: { in: [...readerIds] }, goneAt: null },
      }),
    beginRedraw: id => change(id, { wantsUpdate: false }),
    markShown: (id, shownVersion) =>
      change(id, { shownVersion, redrawTries: 0, staleSince: null, error: null }),
  };
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
  redrawTries,
  error,
  staleSince,
}: DeliveryRow): Delivery {
  const known = DELIVERY_STATES.find(each => each === state) ?? 'unknown';
  return {
    ...{ id, postId, conversationId, state: known, activityId, attempts, shownVersion, wantsUpdate },
    redrawTries,
    error,
    staleSince: orNull(toMoment)(staleSince),
  };
}
