import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store } from '#ports/store.ts';
import { auditEntry } from '#test/builders/audit.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

const WORDS = 'moved for the sake of Oakwood';

describe.each(engines())('what a person asked for, in the audit on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    const [priya, tom] = [person('Priya Shah', []), person('Tom Reed', [])];
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      await store.transaction(MILL_LANE.id, async tx => {
        await tx.trust.create(MILL_LANE);
        for (const who of [priya, tom]) await tx.people.save(who);
        const input = { reason: WORDS };
        for (const { id: actorId } of [priya, tom])
          await tx.audit.append(auditEntry('s', { actorId, input }));
        await tx.audit.append(auditEntry('s', { actorId: 'operator', entrance: 'command-line', input }));
      });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const trust = () => store.inTrust(MILL_LANE.id);
    const faults = async () => (await verifyAudit(trust(), { digest: sha256 })).faults;
    async function sql(text: string) {
      const client = new Client(database.owner);
      await client.connect();
      return (await client.query(text).finally(() => client.end())).rows;
    }
    /** What is changed is put back: the next test stands on a whole chain. */
    async function whileChanged<T>(set: string, look: () => Promise<T>): Promise<T> {
      const [{ input }] = (await sql('select input::text from "AuditEntry" where seq = 1')) as [
        { input: string },
      ];
      await sql(`update "AuditEntry" set input = ${set} where seq = 1`);
      const seen = await look();
      await sql(`update "AuditEntry" set input = '${input}' where seq = 1`);
      return seen;
    }

    it('is read as it was said, and lies sealed; the operator’s is open', async () => {
      expect((await trust().audit.list()).map(({ input }) => input)).toEqual(
        [1, 2, 3].map(() => ({ reason: WORDS })),
      );
      const rows = await sql('select input::text from "AuditEntry" order by seq');
      expect(rows.map(({ input }) => input.includes(WORDS))).toEqual([false, false, true]);
      expect(await faults()).toEqual([]);
    });

    it.each([
      ['another’s', '(select input from "AuditEntry" where seq = 2)'],
      ['said in clear', `'{"reason": "${WORDS}"}'`],
      ['with something beside it', `input || '{"also": "this"}'`],
      ['nothing', 'null'],
    ])('does not pass for what was said when it is %s', async (_how, set) => {
      expect(await whileChanged(set, faults)).toContainEqual({ kind: 'changed', seq: 1, until: 1 });
      expect(await faults()).toEqual([]);
    });

    it('is not opened with another person’s key', async () => {
      const seen = await whileChanged('(select input from "AuditEntry" where seq = 2)', () =>
        trust().audit.list(),
      );
      expect(seen[0]).not.toHaveProperty('input');
    });

    it('cannot be read once the person is forgotten, and the chain is whole', async () => {
      await store.transaction(MILL_LANE.id, tx => tx.people.forget(priya.id));
      const [first, second] = await trust().audit.list();
      expect(first).not.toHaveProperty('input');
      expect(first?.sealedInput).toBeDefined();
      expect(second?.input).toEqual({ reason: WORDS });
      expect(await faults()).toEqual([]);
    });
  });
});
