import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { auditEntry } from '#test/builders/audit.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { fortnight as runFortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const fortnight = (...words: string[]) =>
  runFortnight(database, '2026-11-12T09:00:00.000Z', 'audit', ...words);

describe('fortnight audit', () => {
  it('says when there is nothing to look at', async () => {
    expect(await fortnight('verify')).toEqual({ code: 0, out: 'No trust has been imported yet.\n', err: '' });
    expect(await fortnight('export')).toMatchObject({ code: 1, out: '' });
  });

  it('tells of each trust how much there is, that it is whole, and the hash to note', async () => {
    const store = prismaStore(database.connection);
    for (const trust of [MILL_LANE, FAR_HILLS]) {
      await store.transaction(trust.id, async tx => {
        await tx.trust.create(trust);
        for (const subject of ['=1+1', 'two'])
          await tx.audit.append(auditEntry(subject, { input: { text: 'a "b", c' } }));
      });
    }
    await store.close();
    const { code, out } = await fortnight('verify');
    expect(code).toBe(0);
    const hash =
      /Mill Lane Learning Trust: 2 entries, none changed, removed or moved\n {2}up to ([0-9a-f]{64})\n/.exec(
        out,
      )?.[1];
    expect(hash).toBeDefined();
    expect(out).toContain('Far Hills');
    expect((await fortnight('verify', '--trust', MILL_LANE.uid)).out).not.toContain('Far Hills');
    expect((await fortnight('verify', '--noted', hash ?? '')).code).toBe(0);
    expect(await fortnight('verify', '--noted', '0'.repeat(64))).toMatchObject({
      code: 1,
      err: expect.stringContaining('The noted hash is in no chain here'),
    });
    expect(await fortnight('verify', '--noted', 'abc')).toMatchObject({ code: 1 });
  });

  it('writes a copy: CSV that no spreadsheet takes for formulas, or JSON', async () => {
    const csv = await fortnight('export', '--trust', MILL_LANE.uid);
    const [first, second] = parse(csv.out, { columns: true }) as Record<string, string>[];
    expect(first).toMatchObject({
      seq: '1',
      subject: "'=1+1",
      input: JSON.stringify({ text: 'a "b", c' }),
      before: '',
    });
    expect(second).toMatchObject({ seq: '2', subject: 'two', actorId: 'person-priya-shah' });
    const json = await fortnight('export', '--trust', MILL_LANE.uid, '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject([
      { seq: 1, subject: '=1+1', input: { text: 'a "b", c' } },
      { seq: 2, subject: 'two' },
    ]);
    expect((await fortnight('export')).code).toBe(1);
  });

  it('fails, and names the entry, when one was changed', async () => {
    const client = new Client(database.owner);
    await client.connect();
    await client.query(`update "AuditEntry" set "actorId" = 'another' where "trustId" = $1 and "seq" = 2`, [
      MILL_LANE.id,
    ]);
    await client.end();
    const { code, out, err } = await fortnight('verify');
    expect(code).toBe(1);
    expect(out).toContain(
      'Mill Lane Learning Trust: 2 entries, and not as they were written:\n  entry 2 was changed or moved\n',
    );
    expect(err).toContain('The record is not as it was written.');
    expect(JSON.parse((await fortnight('verify', '--json')).out)).toContainEqual(
      expect.objectContaining({ trust: MILL_LANE.uid, faults: [{ kind: 'changed', seq: 2, until: 2 }] }),
    );
  });
});
