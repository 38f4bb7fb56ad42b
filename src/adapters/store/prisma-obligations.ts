import { ObligationRequest, RequestStep } from '#domain/obligation/request.ts';
import type { ObligationWrites } from '#ports/obligation-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = {
  steps: { orderBy: [{ n: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ObligationRequestInclude;
type Row = Prisma.ObligationRequestGetPayload<{ include: typeof include }>;

export function prismaObligations(db: Db, trustId: string): ObligationWrites {
  return {
    async find(id) {
      const row = await db.obligationRequest.findUnique({ where: { trustId_id: { trustId, id } }, include });
      return row && toRequest(row);
    },
    async since(owedTo, urns) {
      const rows = await db.obligationRequest.findMany({
        where: { trustId, owedTo: { gte: fromDay(owedTo) }, ...(urns && { urn: { in: [...urns] } }) },
        include,
        orderBy: [{ dueOn: 'asc' }, { urn: 'asc' }, { thing: 'asc' }, { owedTo: 'asc' }],
      });
      return rows.map(toRequest);
    },
    async asksOf(requestIds) {
      const rows = await db.obligationAsk.findMany({
        where: { trustId, requestId: { in: [...requestIds] } },
      });
      return rows.map(({ requestId, personId, because, at }) => ({
        ...{ requestId, personId, because, at: toMoment(at) },
      }));
    },
    async open({ owedTo, dueOn, openedAt, ...request }) {
      const days = { owedTo: fromDay(owedTo), dueOn: fromDay(dueOn), openedAt: fromMoment(openedAt) };
      const data = [{ ...request, ...days, trustId }];
      return (await db.obligationRequest.createMany({ data, skipDuplicates: true })).count > 0;
    },
    async move(id, { owedTo, dueOn }) {
      const row = await db.obligationRequest.findUnique({ where: { trustId_id: { trustId, id } } });
      if (!row) return false;
      const { urn, thing } = row;
      const taken = { trustId, urn, thing, owedTo: fromDay(owedTo), id: { not: id } };
      if ((await db.obligationRequest.count({ where: taken })) > 0) return false;
      const data = { owedTo: fromDay(owedTo), dueOn: fromDay(dueOn) };
      await db.obligationRequest.updateMany({ where: { trustId, id }, data });
      return true;
    },
    async addStep({ requestId, day, at, ...step }) {
      const [row] = await db.obligationRequest.updateManyAndReturn({
        where: { trustId, id: requestId },
        data: { version: { increment: 1 } },
      });
      if (!row) throw new Error('a request that is there');
      await db.obligationStep.create({
        data: {
          ...step,
          ...{ trustId, requestId, n: row.version, day: orNull(fromDay)(day), at: fromMoment(at) },
        },
      });
    },
    async addAsks(asks) {
      if (asks.length === 0) return;
      const data = asks.map(({ at, ...ask }) => ({ ...ask, trustId, at: fromMoment(at) }));
      await db.obligationAsk.createMany({ data, skipDuplicates: true });
    },
  };
}

const toRequest = ({ owedTo, dueOn, openedAt, steps, ...row }: Row): ObligationRequest =>
  ObligationRequest.parse({
    ...row,
    ...{ owedTo: toDay(owedTo), dueOn: toDay(dueOn), openedAt: toMoment(openedAt) },
    steps: steps.map(({ day, at, ...step }) =>
      RequestStep.parse({ ...step, day: orNull(toDay)(day), at: toMoment(at) }),
    ),
  });
