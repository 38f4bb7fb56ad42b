import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store } from '#ports/store.ts';
import { auditEntry } from '#test/builders/audit.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

describe.each(engines())('the audit on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    let other: Store;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      other = prismaStore(database.connection);
      for (const trust of [MILL_LANE, FAR_HILLS])
        await store.transaction(trust.id, tx => tx.trust.create(trust));
    });
    afterAll(async () => {
      await store.close();
      await other.close();
      await database.drop();
    });
    const append = (subject: string, into = store, trustId = MILL_LANE.id) =>
      into.transaction(trustId, tx => tx.audit.append(auditEntry(subject, { input: { b: 1, a: 'é' } })));
    const verdict = (trustId = MILL_LANE.id) => verifyAudit(store.inTrust(trustId), { digest: sha256 });
    async function sql(text: string): Promise<void> {
      const client = new Client(database.owner);
      await client.connect();
      await client.query(text).finally(() => client.end());
    }

    it('is empty and whole before anything was written', async () => {
      expect(await verdict()).toEqual({ entries: 0, head: null, faults: [], hasNoted: null });
    });

    it('has each entry once, in one chain, when two processes write at the same moment', async () => {
      const subjects = Array.from({ length: 24 }, (_, at) => `at once ${at}`);
      await Promise.all(subjects.map((subject, at) => append(subject, at % 2 ? store : other)));
      await append('of another trust', store, FAR_HILLS.id);
      const entries = await store.inTrust(MILL_LANE.id).audit.list();
      expect(entries.map(({ seq }) => seq)).toEqual(subjects.map((_, at) => at + 1));
      expect(entries.map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
      expect(await verdict()).toMatchObject({ entries: 24, faults: [], head: { seq: 24 } });
      expect(await verdict(FAR_HILLS.id)).toMatchObject({ entries: 1, faults: [] });
    });

    it('is as it was when the transaction did not end', async () => {
      const failed = store.transaction(MILL_LANE.id, async tx => {
        await tx.audit.append(auditEntry('never'));
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await verdict()).toMatchObject({ entries: 24, faults: [] });
    });

    it('keeps the entries of one transaction in their order', async () => {
      await store.transaction(MILL_LANE.id, async tx => {
        for (const subject of ['first', 'second', 'third']) await tx.audit.append(auditEntry(subject));
      });
      const last = await store.inTrust(MILL_LANE.id).audit.list({ after: 24 });
      expect(last.map(({ seq, subject }) => [seq, subject])).toEqual([
        [25, 'first'],
        [26, 'second'],
        [27, 'third'],
      ]);
    });

    it('knows a hash noted earlier, and none of another chain', async () => {
      const noted = (await verdict()).head?.hash ?? '';
      await append('later');
      const asked = (hash: string) =>
        verifyAudit(store.inTrust(MILL_LANE.id), { digest: sha256, noted: hash });
      expect(await asked(noted)).toMatchObject({ hasNoted: true });
      expect(await asked(noted.replaceAll(/./g, '0'))).toMatchObject({ hasNoted: false });
    });

    it.each([
      ['edited', `update "AuditEntry" set "input" = '{"a":"é","b":2}' where "seq" = 5`, 'changed', 5],
      [
        'edited in its moment',
        `update "AuditEntry" set "at" = "at" + interval '1 ms' where "seq" = 6`,
        'changed',
        5,
      ],
      ['removed', `delete from "AuditEntry" where "seq" = 9`, 'missing', 9],
      ['removed from the end', `delete from "AuditEntry" where "seq" = 28`, 'missing', 28],
    ])('shows an entry that was %s', async (_how, statement, kind, seq) => {
      await sql(`${statement} and "trustId" = '${MILL_LANE.id}'`);
      expect((await verdict()).faults).toContainEqual({ kind, seq, until: seq });
      expect(await verdict(FAR_HILLS.id)).toMatchObject({ faults: [] });
    });
  });
});
