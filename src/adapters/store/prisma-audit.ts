import { createHash } from 'node:crypto';
import type { Entrance } from '#domain/access/actor.ts';
import type { AuditEntry, AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';
import { beginning, type Digest, seal } from '#domain/audit/chain.ts';
import type { AuditWrites } from '#ports/audit-log.ts';
import { Prisma, type AuditEntry as Row } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export const sha256: Digest = text => createHash('sha256').update(text, 'utf8').digest('hex');

/** `finish` puts what was appended at the end of the trust's chain: the last thing before the commit. */
export function prismaAudit(db: Db, trustId: string): { audit: AuditWrites; finish(): Promise<void> } {
  const pending: AuditEntry[] = [];
  const audit: AuditWrites = {
    async list({ subject, after = 0, limit = 1000 } = {}) {
      const rows = await db.auditEntry.findMany({
        where: { trustId, seq: { gt: after }, ...(subject && { subject }) },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(toEntry);
    },
    async head() {
      return db.auditHead.findUnique({ where: { trustId }, select: { seq: true, hash: true } });
    },
    async append(entry) {
      pending.push(entry);
    },
  };
  return {
    audit,
    async finish() {
      if (pending.length === 0) return;
      const head = await takeHead(db, trustId);
      const sealed = seal(head, pending, sha256);
      await db.auditEntry.createMany({ data: sealed.map(entry => toRow(trustId, entry)) });
      const { seq, hash } = sealed.at(-1) ?? head;
      await db.auditHead.update({ where: { trustId }, data: { seq, hash } });
    },
  };
}

/** The end of the chain, held until the commit: of two transactions one comes after the other. */
async function takeHead(db: Db, trustId: string): Promise<AuditHead> {
  await db.auditHead.createMany({ data: [{ trustId, ...beginning(trustId, sha256) }], skipDuplicates: true });
  const held = await db.auditHead.update({ where: { trustId }, data: { seq: { increment: 0 } } });
  return { seq: held.seq, hash: held.hash };
}

export function toEntry({ trustId: _trust, at, entrance, input, before, after, ...row }: Row): SealedEntry {
  return {
    ...row,
    at: toMoment(at),
    entrance: entrance as Entrance,
    ...(input !== null && { input }),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  };
}

function toRow(trustId: string, { at, input, before, after, entrance, ...entry }: SealedEntry) {
  const json = (value: unknown) => (value ?? Prisma.DbNull) as Prisma.InputJsonValue;
  return {
    ...entry,
    trustId,
    entrance,
    at: fromMoment(at),
    input: json(input),
    before: json(before),
    after: json(after),
  };
}
