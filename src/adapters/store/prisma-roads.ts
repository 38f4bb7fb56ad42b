import { Intervention } from '#domain/special-road/intervention.ts';
import { StatusRecord } from '#domain/special-road/status-record.ts';
import { SupportRequest } from '#domain/special-road/support-request.ts';
import type { RoadWrites } from '#ports/road-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaRoads(db: Db, trustId: string): RoadWrites {
  const requests = async (where: Prisma.SupportRequestWhereInput) => {
    const rows = await db.supportRequest.findMany({
      where: { ...where, trustId },
      orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    });
    return rows.map(({ askedAt, answeredAt, ...row }) =>
      SupportRequest.parse({
        ...row,
        ...{ askedAt: toMoment(askedAt), answeredAt: orNull(toMoment)(answeredAt) },
      }),
    );
  };
  return {
    async statusesOf(urn) {
      const rows = await db.statusRecord.findMany({
        where: { trustId, urn },
        orderBy: [{ setAt: 'asc' }, { standingId: 'asc' }],
      });
      return rows.map(row =>
        StatusRecord.parse({
          ...row,
          ...{ decidedOn: toDay(row.decidedOn), boardOn: orNull(toDay)(row.boardOn) },
          ...{ planDueOn: orNull(toDay)(row.planDueOn), setAt: toMoment(row.setAt) },
          ...{ planSentAt: orNull(toMoment)(row.planSentAt), endedAt: orNull(toMoment)(row.endedAt) },
        }),
      );
    },
    findSupport: async id => (await requests({ id }))[0] ?? null,
    supportOf: urn => requests({ urn }),
    async interventionsOf(urn) {
      const rows = await db.intervention.findMany({
        where: { trustId, urn },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      return rows.map(row => Intervention.parse({ ...row, on: toDay(row.on), at: toMoment(row.at) }));
    },
    async addStatus({ decidedOn, setAt, boardOn, planDueOn, planSentAt, endedAt, ...record }) {
      await db.statusRecord.createMany({
        data: {
          ...{ ...record, trustId, decidedOn: fromDay(decidedOn), setAt: fromMoment(setAt) },
          ...{ boardOn: orNull(fromDay)(boardOn), planDueOn: orNull(fromDay)(planDueOn) },
          ...{ planSentAt: orNull(fromMoment)(planSentAt), endedAt: orNull(fromMoment)(endedAt) },
        },
        skipDuplicates: true,
      });
    },
    async changeStatus(standingId, { boardOn, planDueOn, planSentAt, endedAt, ...change }) {
      const { count } = await db.statusRecord.updateMany({
        where: { trustId, standingId },
        data: {
          ...{ ...change, version: { increment: 1 } },
          ...(boardOn !== undefined && { boardOn: orNull(fromDay)(boardOn) }),
          ...(planDueOn !== undefined && { planDueOn: orNull(fromDay)(planDueOn) }),
          ...(planSentAt !== undefined && { planSentAt: orNull(fromMoment)(planSentAt) }),
          ...(endedAt !== undefined && { endedAt: orNull(fromMoment)(endedAt) }),
        },
      });
      return count > 0;
    },
    async addSupport({ askedAt, ...request }) {
      await db.supportRequest.create({ data: { ...request, trustId, askedAt: fromMoment(askedAt) } });
    },
    async settleSupport(id, { state, byId, at, why }) {
      const { count } = await db.supportRequest.updateMany({
        where: { trustId, id, state: 'asked' },
        data: {
          ...{ state, answeredById: byId, answeredAt: fromMoment(at), answerWhy: why },
          version: { increment: 1 },
        },
      });
      return count > 0;
    },
    async addIntervention({ on, at, ...intervention }) {
      await db.intervention.create({
        data: { ...intervention, trustId, on: fromDay(on), at: fromMoment(at) },
      });
    },
  };
}
