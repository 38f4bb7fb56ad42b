import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { sealOlderAudit } from '#adapters/store/seal-older-audit.ts';
import { sealOlderPeople } from '#adapters/store/seal-older-people.ts';
import { auditEntry } from '#test/builders/audit.ts';
import { engines } from '#test/fixtures/database.ts';
import { olderDatabase } from '#test/fixtures/older-database.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

const COUNT = 603;
const DATA = `
  insert into "Trust" (id, uid, name) values ('t', 't', 'T'), ('u', 'u', 'U');
  insert into "AuditEntry" ("trustId", id, at, "actorId", entrance, verb, subject, after)
  select 't', gen_random_uuid(), timestamptz '2026-09-01' + make_interval(secs => n), 'operator', 'command-line', 'a.b', n::text,
    jsonb_build_object('zeta', n, 'a', 'é') from generate_series(1, ${COUNT}) n;
  insert into "AuditEntry" ("trustId", id, at, "actorId", entrance, verb, subject, after)
  values ('t', gen_random_uuid(), timestamptz '2026-10-01', 'p', 'text', 'person.linked', 'p', '{"objectId": "bbbb"}'),
    ('t', gen_random_uuid(), timestamptz '2026-10-02', 'ada', 'card', 'sit-agenda.send-apologies', 'm', '{"note": "in hospital"}'),
    ('t', gen_random_uuid(), timestamptz '2026-10-03', 'gone', 'card', 'sit-agenda.send-apologies', 'm', '{"note": "in hospital"}');
  insert into "Person" ("trustId", id, name) values ('t', 'ada', 'Ada Lark')`;

describe.each(engines())('entries of a version before the chain, on $engine', ({ engine, available }) => {
  it.skipIf(!available)(
    'are in it afterwards, in their order, without what names people, and go on into what is written since',
    async () => {
      const database = await olderDatabase(engine, 'audit_chain', DATA);
      for (let again = 0; again < 2; again += 1) {
        await sealOlderPeople(database.connection);
        await sealOlderAudit(database.connection);
      }
      const store = prismaStore(database.connection);
      await store.transaction('t', tx => tx.audit.append(auditEntry('new')));
      const trust = store.inTrust('t');
      expect(await verifyAudit(trust, { digest: sha256 })).toMatchObject({ entries: COUNT + 4, faults: [] });
      const [first] = await trust.audit.list({ limit: 1 });
      expect(first).toMatchObject({ subject: '1', after: { a: 'é', zeta: 1 } });
      const [linked] = await trust.audit.list({ after: COUNT });
      expect(linked).toMatchObject({ verb: 'person.linked' });
      expect(JSON.stringify(linked)).not.toContain('bbbb');
      // What somebody typed is theirs, and goes with their key; of whoever is not known any more nothing is kept.
      const [, adas, gone] = await trust.audit.list({ after: COUNT });
      expect(adas).toMatchObject({ actorId: 'ada', input: { note: 'in hospital' } });
      expect(adas).not.toHaveProperty('after');
      expect(JSON.stringify(gone)).not.toContain('hospital');
      await store.transaction('t', tx => tx.people.forget('ada'));
      expect(JSON.stringify(await trust.audit.list({ after: COUNT }))).not.toContain('hospital');
      expect(await verifyAudit(trust, { digest: sha256 })).toMatchObject({ faults: [] });
      expect(await store.inTrust('u').audit.head()).toBeNull();
      await store.close();
      await database.drop();
    },
  );
});
