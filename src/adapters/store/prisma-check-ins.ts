import type { Rating } from '#domain/plan/action-state.ts';
import { CheckIn, PlanAnswer } from '#domain/plan/check-in.ts';
import type { PlanWrites } from '#ports/plan-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

type OfCheckIns =
  | 'answersOf'
  | 'ratingsOf'
  | 'checkIn'
  | 'checkInsOf'
  | 'checkInsOfAll'
  | 'newestCheckIns'
  | 'openCheckIns'
  | 'changeCheckIn'
  | 'addAnswers';

/** What is asked about plans and what was answered; `changed` raises a plan's version and gives the new one, `changedAll` those of many. */
export function prismaCheckIns(
  db: Db,
  trustId: string,
  {
    changed,
    changedAll,
  }: {
    changed: (planId: string) => Promise<number>;
    changedAll: (planIds: readonly string[]) => Promise<void>;
  },
): Pick<PlanWrites, OfCheckIns> {
  const list = async (where: Prisma.CheckInWhereInput) => {
    const orderBy = [{ openedAt: 'desc' as const }, { id: 'desc' as const }];
    return (await db.checkIn.findMany({ where: { ...where, trustId }, orderBy })).map(toCheckIn);
  };
  return {
    async answersOf(planId) {
      const orderBy = [{ n: 'asc' as const }, { id: 'asc' as const }];
      return (await db.checkInAnswer.findMany({ where: { trustId, planId }, orderBy })).map(toAnswer);
    },
    async ratingsOf(planIds) {
      const rows = await db.checkInAnswer.findMany({
        where: { trustId, planId: { in: [...planIds] } },
        select: { actionId: true, checkInId: true, rag: true, done: true },
        orderBy: [{ n: 'asc' as const }, { id: 'asc' as const }],
      });
      return rows.map(({ rag, ...row }): Rating => ({ ...row, rag: PlanAnswer.shape.rag.parse(rag) }));
    },
    async checkIn(id) {
      const row = await db.checkIn.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toCheckIn(row);
    },
    checkInsOf: planId => list({ planId }),
    checkInsOfAll: async planIds =>
      Map.groupBy(await list({ planId: { in: [...planIds] } }), ({ planId }) => planId),
    async newestCheckIns() {
      const newest = new Map<string, CheckIn>();
      for (const checkIn of await list({ plan: { state: 'agreed' } }))
        if (!newest.has(checkIn.planId)) newest.set(checkIn.planId, checkIn);
      return newest;
    },
    async openCheckIns(checkIns) {
      if (checkIns.length === 0) return;
      await db.checkIn.createMany({
        data: checkIns.map(({ id, planId, openedAt, owedTo, dueOn, asksUntil }) => ({
          ...{ trustId, id, planId, state: 'open', openedAt: fromMoment(openedAt) },
          ...{ owedTo: fromDay(owedTo), dueOn: fromDay(dueOn), asksUntil: fromDay(asksUntil) },
        })),
      });
      await changedAll(checkIns.map(({ planId }) => planId));
    },
    async changeCheckIn(planId, id, change) {
      await db.checkIn.updateMany({ where: { trustId, planId, id }, data: checkInRow(change) });
      await changed(planId);
    },
    async addAnswers(planId, answers) {
      if (answers.length === 0) return;
      const n = await changed(planId);
      await db.checkInAnswer.createMany({
        data: answers.map(answer => ({ ...answerRow(answer), trustId, planId, n })),
      });
    },
  };
}

function checkInRow(change: Partial<Omit<CheckIn, 'id' | 'planId'>>): Prisma.CheckInUncheckedUpdateManyInput {
  const { openedAt, owedTo, dueOn, asksUntil, sent, comment, ...row } = change;
  return {
    ...row,
    ...(openedAt !== undefined && { openedAt: fromMoment(openedAt) }),
    ...(owedTo !== undefined && { owedTo: fromDay(owedTo) }),
    ...(dueOn !== undefined && { dueOn: fromDay(dueOn) }),
    ...(asksUntil !== undefined && { asksUntil: fromDay(asksUntil) }),
    ...(sent !== undefined && {
      sentAt: sent && fromMoment(sent.at),
      sentById: sent?.byId ?? null,
      unchanged: sent?.unchanged ?? null,
    }),
    ...(comment !== undefined && {
      commentAt: comment && fromMoment(comment.at),
      commentById: comment?.byId ?? null,
      comment: comment?.words ?? null,
    }),
  };
}

export const answerRow = ({ at, ...answer }: PlanAnswer) => ({ ...answer, at: fromMoment(at) });

const toAnswer = ({ at, ...row }: Prisma.CheckInAnswerGetPayload<object>): PlanAnswer =>
  PlanAnswer.parse({ ...row, at: toMoment(at) });

function toCheckIn(row: Prisma.CheckInGetPayload<object>): CheckIn {
  const { sentAt, sentById, unchanged, commentAt, commentById, comment } = row;
  return CheckIn.parse({
    ...{ id: row.id, planId: row.planId, state: row.state, handedOn: row.handedOn },
    ...{ openedAt: toMoment(row.openedAt), owedTo: toDay(row.owedTo), dueOn: toDay(row.dueOn) },
    asksUntil: toDay(row.asksUntil),
    sent: sentAt && { byId: sentById, at: toMoment(sentAt), unchanged },
    comment: commentAt && { byId: commentById, at: orNull(toMoment)(commentAt), words: comment },
  });
}
