import type { IsoInstant } from '#domain/time/iso.ts';
import type { Backlog, DeliveryState } from '#ports/outbox.ts';
import type { PrismaClient } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';

/** What waits on the way out, of all trusts together. The client is one that may look at all of them. */
export async function backlogOfAll(
  client: Pick<PrismaClient, 'post' | 'delivery'>,
  now: IsoInstant,
): Promise<Backlog> {
  const moment = fromMoment(now);
  const where = { queuedAt: null, droppedAt: null, dueAt: { lte: moment } };
  const due = await client.post.aggregate({
    where: { ...where, heldUntil: null },
    _count: true,
    _min: { dueAt: true },
  });
  // Held back on purpose, it is late only after the moment it was held until.
  const late = await client.post.aggregate({
    where: { ...where, heldUntil: { lte: moment } },
    _count: true,
    _min: { heldUntil: true },
  });
  const held = await client.post.count({ where: { ...where, heldUntil: { gt: moment } } });
  const found = await client.delivery.groupBy({
    by: ['state'],
    where: { state: { notIn: ['sent', 'dropped'] } },
    _count: true,
  });
  const stale = await client.delivery.count({ where: { staleSince: { not: null } } });
  const inState = (state: DeliveryState) => found.find(each => each.state === state)?._count ?? 0;
  const [oldest] = [due._min.dueAt, late._min.heldUntil]
    .filter(each => each !== null)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return {
    due: due._count + late._count,
    held,
    oldestDueAt: oldest ? toMoment(oldest) : null,
    copies: {
      sending: inState('sending'),
      waiting: inState('waiting'),
      refused: inState('refused'),
      unknown: inState('unknown'),
      dead: inState('dead'),
      stale,
    },
  };
}
