import { PlanUpload } from '#domain/plan/plan-upload.ts';
import type { PlanUploadWrites } from '#ports/plan-upload-store.ts';
import type { Prisma, PlanUpload as Row } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaPlanUploads(db: Db, trustId: string): PlanUploadWrites {
  const change = async (id: string, data: Prisma.PlanUploadUncheckedUpdateInput) => {
    const where = { trustId_id: { trustId, id } };
    await db.planUpload.update({ where, data: { ...data, version: { increment: 1 } } });
  };
  return {
    async find(id) {
      const row = await db.planUpload.findUnique({ where: { trustId_id: { trustId, id } } });
      return row && toUpload(row);
    },
    async add({ at, ...upload }) {
      await db.planUpload.create({ data: { ...upload, trustId, at: fromMoment(at) } });
    },
    say: (id, said) => change(id, { said }),
    made: (id, planId) => change(id, { planId, content: null }),
    async drop(id) {
      await db.planUpload.deleteMany({ where: { trustId, id } });
    },
    async dropOf(personId) {
      await db.planUpload.deleteMany({ where: { trustId, personId } });
    },
    async hold(id) {
      const { count } = await db.planUpload.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
  };
}

const toUpload = ({ at, trustId: _own, ...row }: Row): PlanUpload =>
  PlanUpload.parse({ ...row, at: toMoment(at) });
