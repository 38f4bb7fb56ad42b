import { randomUUID } from 'node:crypto';
import type { Entrance } from '#domain/access/actor.ts';
import type { AuditWrites } from '#ports/audit-log.ts';
import type { Prisma } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaAudit(db: Db, trustId: string): AuditWrites {
  return {
    async list({ subject, limit = 1000 } = {}) {
      const rows = await db.auditEntry.findMany({
        where: { trustId, ...(subject && { subject }) },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(({ trustId: _trust, id: _id, at, entrance, ...row }) => ({
        ...row,
        entrance: entrance as Entrance,
        at: toMoment(at),
      }));
    },
    async append({ at, before, after, ...entry }) {
      const json = {
        ...(before !== undefined && { before: before as Prisma.InputJsonValue }),
        ...(after !== undefined && { after: after as Prisma.InputJsonValue }),
      };
      await db.auditEntry.create({
        data: { ...entry, ...json, trustId, id: randomUUID(), at: fromMoment(at) },
      });
    },
  };
}
