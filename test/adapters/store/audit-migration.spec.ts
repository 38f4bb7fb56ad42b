import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { sealOlderAudit } from '#adapters/store/seal-older-audit.ts';
import { emptyDatabase, engines } from '#test/fixtures/database.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

const MIGRATIONS = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort();
const AT = MIGRATIONS.findIndex(name => name.endsWith('_audit_chain'));
const sqlOf = (name: string) => readFileSync(join('prisma/migrations', name, 'migration.sql'), 'utf8');
const COUNT = 603;

describe.each(engines())('entries of a version before the chain, on $engine', ({ engine, available }) => {
  it.skipIf(!available)(
    'are in it afterwards, in their order, and go on into what is written since',
    async () => {
      const database = await emptyDatabase(engine);
      const client = new Client(database.connection);
      await client.connect();
      for (const name of MIGRATIONS.slice(0, AT)) await client.query(sqlOf(name));
      await client.query(`insert into "Trust" (id, uid, name) values ('t', 't', 'T'), ('u', 'u', 'U')`);
      await client.query(
        `insert into "AuditEntry" ("trustId", id, at, "actorId", entrance, verb, subject, after)
       select 't', gen_random_uuid(), timestamptz '2026-09-01' + make_interval(secs => n), 'p', 'card', 'a.b', n::text,
         jsonb_build_object('zeta', n, 'a', 'é') from generate_series(1, ${COUNT}) n`,
      );
      for (const name of MIGRATIONS.slice(AT)) await client.query(sqlOf(name));
      await client.end();
      for (let again = 0; again < 2; again += 1) await sealOlderAudit(database.connection);
      const store = prismaStore(database.connection);
      const entry = {
        at: '2026-11-01T00:00:00.000Z',
        actorId: 'p',
        entrance: 'card',
        verb: 'c',
        subject: 'new',
      } as const;
      await store.transaction('t', tx => tx.audit.append(entry));
      const trust = store.inTrust('t');
      expect(await verifyAudit(trust, { digest: sha256 })).toMatchObject({ entries: COUNT + 1, faults: [] });
      const [first] = await trust.audit.list({ limit: 1 });
      expect(first).toMatchObject({ subject: '1', after: { a: 'é', zeta: 1 } });
      expect(await store.inTrust('u').audit.head()).toBeNull();
      await store.close();
      await database.drop();
    },
  );
});
