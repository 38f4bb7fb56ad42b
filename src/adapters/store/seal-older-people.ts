import { Client, type PoolConfig } from 'pg';
import { type Identity, sealedColumns } from './person-rows.ts';
import { newPersonKey } from './person-seal.ts';

const IN_CLEAR = '"PersonInClear"';

/**
 * Seals what a version before the keys kept in clear, each person under a new key, and drops the table in which its
 * migration put that aside. Safe to call again.
 */
export async function sealOlderPeople(connection: PoolConfig): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string | null }>('select to_regclass($1) as table', [
      IN_CLEAR,
    ]);
    if (!rows[0]?.table) return;
    await client.query('begin');
    const people = await client.query<Identity & { trustId: string; id: string }>(
      `select * from ${IN_CLEAR}`,
    );
    for (const { trustId, id, ...identity } of people.rows) {
      const key = newPersonKey();
      const { sealed, objectIdHash, upnHash } = sealedColumns({ trustId, personId: id }, key, identity);
      await client.query('insert into "PersonKey" ("trustId", "personId", "key") values ($1, $2, $3)', [
        trustId,
        id,
        key,
      ]);
      await client.query(
        'update "Person" set "sealed" = $3, "objectIdHash" = $4, "upnHash" = $5 where "trustId" = $1 and "id" = $2',
        [trustId, id, sealed, objectIdHash, upnHash],
      );
    }
    await client.query(`drop table ${IN_CLEAR}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
