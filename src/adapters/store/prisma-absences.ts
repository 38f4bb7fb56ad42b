import { Absence } from '#domain/absence/absence.ts';
import type { AbsenceWrites } from '#ports/absence-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaAbsences(db: Db, trustId: string): AbsenceWrites {
  return {
    async find(id) {
      const row = await db.absence.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toAbsence(row);
    },
    async ofPeople(personIds, since) {
      if (personIds.length === 0) return [];
      const rows = await db.absence.findMany({
        where: {
          ...{ trustId, personId: { in: [...personIds] }, endedAt: null },
          to: { gte: fromDay(since) },
        },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toAbsence);
    },
    async add({ from, to, recordedAt, ...absence }) {
      await db.absence.create({
        data: {
          ...{ ...absence, trustId },
          ...{ from: fromDay(from), to: fromDay(to), recordedAt: fromMoment(recordedAt) },
        },
      });
    },
    async end(id, at) {
      const { count } = await db.absence.updateMany({
        where: { trustId, id, endedAt: null },
        data: { endedAt: fromMoment(at) },
      });
      return count > 0;
    },
  };
}

const toAbsence = ({ from, to, recordedAt, endedAt, ...row }: Prisma.AbsenceGetPayload<object>): Absence =>
  Absence.parse({
    ...{ ...row, from: toDay(from), to: toDay(to) },
    ...{ recordedAt: toMoment(recordedAt), endedAt: orNull(toMoment)(endedAt) },
  });
