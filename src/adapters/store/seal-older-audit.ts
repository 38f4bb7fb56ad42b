import { Client, type PoolConfig } from 'pg';
import type { AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';
import { beginning, keptAs, seal } from '#domain/audit/chain.ts';
import type { AuditEntry as Row } from './generated/client.ts';
import { closed, sha256, toEntry } from './prisma-audit.ts';

const PAGE = 500;

/**
 * Puts the entries of versions before the chain into it, as they are now: from here on a change shows. Safe to call
 * again; one trust is one transaction.
 */
export async function sealOlderAudit(connection: PoolConfig): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ trustId: string }>(
      `select "id" as "trustId" from "Trust" t
       where exists (select 1 from "AuditEntry" e where e."trustId" = t."id" and e."hash" = '')
       and not exists (select 1 from "AuditHead" h where h."trustId" = t."id")`,
    );
    for (const { trustId } of rows) {
      await client.query('begin');
      const head = await sealTrust(client, trustId);
      await client.query('insert into "AuditHead" ("trustId", "seq", "hash") values ($1, $2, $3)', [
        trustId,
        head.seq,
        head.hash,
      ]);
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

async function sealTrust(client: Client, trustId: string): Promise<AuditHead> {
  let head = beginning(trustId, sha256);
  const keys = await keysOf(client, trustId);
  for (;;) {
    const { rows } = await client.query<Row>(
      'select * from "AuditEntry" where "trustId" = $1 and "seq" > $2 order by "seq" limit $3',
      [trustId, head.seq, PAGE],
    );
    if (rows.length === 0) return head;
    const sealed = seal(
      head,
      rows.map(row => asAsked(row, keys)),
      sha256,
    );
    await client.query(
      `update "AuditEntry" e set "hash" = s.hash, "input" = s.input::jsonb, "after" = s.after::jsonb
       from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as s(seq, hash, input, after)
       where e."trustId" = $1 and e."seq" = s.seq`,
      [
        trustId,
        sealed.map(({ seq }) => seq),
        sealed.map(({ hash }) => hash),
        sealed.map(({ sealedInput, input }) =>
          asText(sealedInput === undefined ? input : keptAs(sealedInput)),
        ),
        sealed.map(({ after }) => asText(after)),
      ],
    );
    head = sealed.at(-1) ?? head;
  }
}

/** A version before the chain kept what people typed as what came of it: it is what they asked for, and theirs to seal. */
function asAsked(row: Row, keys: ReadonlyMap<string, string>): Omit<SealedEntry, 'seq' | 'hash'> {
  const { seq: _seq, hash: _hash, ...entry } = toEntry(row);
  if (entry.entrance !== 'card' && entry.entrance !== 'text') return entry;
  const { after, ...rest } = entry;
  if (after === undefined || !keys.has(entry.actorId)) return rest;
  return closed({ ...rest, input: after }, row.trustId, keys);
}

async function keysOf(client: Client, trustId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ personId: string; key: string }>(
    'select "personId", "key" from "PersonKey" where "trustId" = $1',
    [trustId],
  );
  return new Map(rows.map(({ personId, key }) => [personId, key]));
}

const asText = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
