import { createHash } from 'node:crypto';
import type { Entrance } from '#domain/access/actor.ts';
import type { AuditEntry, AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';
import { beginning, type Digest, keptAs, seal } from '#domain/audit/chain.ts';
import type { AuditWrites } from '#ports/audit-log.ts';
import { Prisma, type AuditEntry as Row } from './generated/client.ts';
import { openFor, sealFor } from './person-seal.ts';
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
      const keys = await keysOf(db, trustId, rows);
      return rows.map(row => opened(toEntry(row), trustId, keys));
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
      const keys = await keysOf(db, trustId, pending);
      const sealed = seal(
        head,
        pending.map(entry => closed(entry, trustId, keys)),
        sha256,
      );
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

type Keys = ReadonlyMap<string, string>;

/** The keys of those of these actors who are people, and not forgotten. */
async function keysOf(db: Db, trustId: string, entries: readonly { actorId: string }[]): Promise<Keys> {
  const personId = { in: [...new Set(entries.map(({ actorId }) => actorId))] };
  const rows = await db.personKey.findMany({ where: { trustId, personId } });
  return new Map(rows.map(({ personId: id, key }) => [id, key]));
}

/** As it is kept: what a person asked for can hold anybody's words, and an entry can never be mended. */
export function closed(entry: AuditEntry, trustId: string, keys: Keys): Omit<SealedEntry, 'seq' | 'hash'> {
  const { input, ...rest } = entry;
  const key = keys.get(entry.actorId);
  if (input === undefined || key === undefined) return entry;
  return { ...rest, sealedInput: sealFor({ trustId, personId: entry.actorId }, key, input) };
}

/** As it is read. What is sealed and does not open stays closed: its key is gone, or the chain says what became of it. */
function opened(entry: SealedEntry, trustId: string, keys: Keys): SealedEntry {
  const key = keys.get(entry.actorId);
  if (entry.sealedInput === undefined || key === undefined) return entry;
  try {
    return { ...entry, input: openFor({ trustId, personId: entry.actorId }, key, entry.sealedInput) };
  } catch {
    return entry;
  }
}

/** With nothing beside it, which the hash would not see. */
const isSealed = (input: unknown): input is ReturnType<typeof keptAs> =>
  typeof input === 'object' &&
  input !== null &&
  'sealed' in input &&
  typeof input.sealed === 'string' &&
  Object.keys(input).length === 1;

export function toEntry({ trustId: _trust, at, entrance, input, before, after, ...row }: Row): SealedEntry {
  return {
    ...row,
    at: toMoment(at),
    entrance: entrance as Entrance,
    ...(isSealed(input) ? { sealedInput: input.sealed } : input !== null && { input }),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  };
}

function toRow(trustId: string, { at, input, sealedInput, before, after, entrance, ...entry }: SealedEntry) {
  const json = (value: unknown) => (value ?? Prisma.DbNull) as Prisma.InputJsonValue;
  return {
    ...entry,
    trustId,
    entrance,
    at: fromMoment(at),
    input: json(sealedInput === undefined ? input : keptAs(sealedInput)),
    before: json(before),
    after: json(after),
  };
}
