import { Plan } from '#domain/plan/plan.ts';
import type { PlanWrites } from '#ports/plan-store.ts';
import type { Prisma } from './generated/client.ts';
import { answerRow, prismaCheckIns } from './prisma-check-ins.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = {
  priorities: { orderBy: { n: 'asc' }, include: { actions: { orderBy: { n: 'asc' } } } },
  agreements: { orderBy: [{ at: 'asc' }, { part: 'asc' }] },
} satisfies Prisma.PlanInclude;
type Row = Prisma.PlanGetPayload<{ include: typeof include }>;

export function prismaPlans(db: Db, trustId: string): PlanWrites {
  const list = async (where: Prisma.PlanWhereInput, order: 'asc' | 'desc') => {
    const orderBy = [{ createdAt: order }, { id: order }];
    return (await db.plan.findMany({ where: { ...where, trustId }, include, orderBy })).map(toPlan);
  };
  const change = (id: string, data: Prisma.PlanUncheckedUpdateInput) =>
    db.plan.update({
      where: { trustId_id: { trustId, id } },
      data: { ...data, version: { increment: 1 } },
      select: { version: true },
    });
  const changed = async (id: string) => (await change(id, {})).version;
  const changedAll = async (ids: readonly string[]) => {
    await db.plan.updateMany({
      where: { trustId, id: { in: [...ids] } },
      data: { version: { increment: 1 } },
    });
  };
  return {
    ...prismaCheckIns(db, trustId, { changed, changedAll }),
    async find(id) {
      const row = await db.plan.findUnique({ where: { trustId_id: { trustId, id } }, include });
      return row && toPlan(row);
    },
    ofSchool: urn => list({ urn }, 'desc'),
    running: () => list({ state: 'agreed' }, 'asc'),
    underWay: () => list({ state: { not: 'closed' } }, 'asc'),
    withOwner: ownerId =>
      list(
        {
          state: 'agreed',
          priorities: { some: { actions: { some: { ownerId, removedAt: null } } } },
        },
        'asc',
      ),
    async add({ priorities, from, to, createdAt, ...plan }, answers) {
      await db.plan.create({
        data: {
          ...{ ...plan, trustId, state: 'draft' },
          ...{ from: fromDay(from), to: fromDay(to), createdAt: fromMoment(createdAt) },
        },
      });
      const planId = plan.id;
      const rows = priorities.flatMap(({ id, actions }) =>
        actions.map(action => ({ ...actionRow(action), trustId, priorityId: id })),
      );
      const said = answers.map((answer, at) => ({
        ...{ ...answerRow(answer), trustId, planId, n: at - answers.length },
      }));
      // A list of nothing names no trust, and would be refused.
      if (priorities.length > 0)
        await db.planPriority.createMany({
          data: priorities.map(({ id, n, title }) => ({ trustId, planId, id, n, title })),
        });
      if (rows.length > 0) await db.planAction.createMany({ data: rows });
      if (said.length > 0) await db.checkInAnswer.createMany({ data: said });
    },
    async change(id, { closedAt, ...data }) {
      await change(id, { ...data, ...(closedAt !== undefined && { closedAt: fromMoment(closedAt) }) });
    },
    async addAction(planId, { id: priorityId, n, title }, action) {
      const where = { trustId_id: { trustId, id: priorityId } };
      const priority = { trustId, planId, id: priorityId, n, title };
      await db.planPriority.upsert({ where, create: priority, update: {} });
      await db.planAction.create({ data: { ...actionRow(action), trustId, priorityId } });
      await changed(planId);
    },
    async changeAction(planId, id, { dueOn, removedAt, ...data }) {
      await db.planAction.updateMany({
        where: { trustId, id, priority: { planId } },
        data: {
          ...data,
          ...(dueOn !== undefined && { dueOn: fromDay(dueOn) }),
          ...(removedAt !== undefined && { removedAt: orNull(fromMoment)(removedAt) }),
        },
      });
      await changed(planId);
    },
    async agree(planId, { part, byId, at }) {
      await db.planAgreement.createMany({
        data: [{ trustId, planId, part, byId, at: fromMoment(at) }],
        skipDuplicates: true,
      });
      await changed(planId);
    },
    async forgetAgreements(planId) {
      await db.planAgreement.deleteMany({ where: { trustId, planId } });
      await changed(planId);
    },
    async hold(id) {
      const { count } = await db.plan.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
    async holdAll(ids) {
      if (ids.length === 0) return [];
      await db.$queryRaw`select 1 from "Plan" where "trustId" = ${trustId} and id = any(${[...ids]}) order by id for update`;
      return list({ id: { in: [...ids] } }, 'asc');
    },
  };
}

type ActionRow = Row['priorities'][number]['actions'][number];

const actionRow = ({
  dueOn,
  removedAt,
  ...action
}: Plan['priorities'][number]['actions'][number]): Omit<ActionRow, 'trustId' | 'priorityId'> => ({
  ...action,
  dueOn: fromDay(dueOn),
  removedAt: orNull(fromMoment)(removedAt),
});

function toPlan({
  priorities,
  agreements,
  from,
  to,
  createdAt,
  closedAt: _c,
  trustId: _t,
  ...row
}: Row): Plan {
  return Plan.parse({
    ...{ ...row, from: toDay(from), to: toDay(to), createdAt: toMoment(createdAt) },
    priorities: priorities.map(({ actions, ...priority }) => ({
      ...priority,
      actions: actions.map(({ dueOn, removedAt, ...action }) => ({
        ...{ ...action, dueOn: toDay(dueOn), removedAt: orNull(toMoment)(removedAt) },
      })),
    })),
    agreed: agreements.map(({ part, byId, at }) => ({ part, byId, at: toMoment(at) })),
  });
}
