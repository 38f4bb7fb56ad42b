import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FolderInUse, openEmbedded } from '#adapters/store/embedded.ts';
import { lockFolder } from '#adapters/store/folder-lock.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

describe('one embedded session served to many', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await freshDatabase('PGlite', { ofItsOwn: true });
    pool = new Pool({ ...database.connection, max: 12 });
    await pool.query('create table counted (k text primary key, n int)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('gives every client its own answers, with transactions, rollbacks and faults in between', async () => {
    const wrong: unknown[] = [];
    const ask = async (worker: number) => {
      for (let i = 0; i < 40; i++) {
        const { rows } = await pool.query({
          text: 'select $1::text as a, $2::int as b',
          values: [`w${worker}`, i],
        });
        if (rows[0]?.a !== `w${worker}` || rows[0]?.b !== i) wrong.push(rows);
      }
    };
    const fail = async () => {
      for (let i = 0; i < 40; i++) {
        const fault = await pool.query('select 1 / $1::int', [0]).catch((error: Error) => error.message);
        if (fault !== 'division by zero') wrong.push(fault);
      }
    };
    const transact = async () => {
      for (let i = 0; i < 20; i++) {
        const client = await pool.connect();
        await client.query('begin');
        await client.query(
          'insert into counted values ($1, 1) on conflict (k) do update set n = counted.n + 1',
          [`k${i}`],
        );
        const { rows } = await client.query('select n from counted where k = $1', [`k${i}`]);
        if (rows.length !== 1) wrong.push(rows);
        await client.query(i % 2 ? 'rollback' : 'commit');
        client.release();
      }
    };
    await Promise.all([ask(1), ask(2), ask(3), fail(), fail(), transact(), transact(), transact()]);
    expect(wrong).toEqual([]);
    const { rows } = await pool.query(
      'select count(*)::int as kept, min(n) as least, max(n) as most from counted',
    );
    expect(rows).toEqual([{ kept: 10, least: 3, most: 3 }]);
  });

  it('rolls back for a client that goes away in the middle, and goes on', async () => {
    const gone = new Client(database.connection);
    gone.on('error', () => {});
    await gone.connect();
    await gone.query('begin');
    await gone.query('create table never_there (a int)');
    const waiting = pool.query("select to_regclass('never_there') as found");
    (gone as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await waiting).rows).toEqual([{ found: null }]);
  });

  it('leaves no setting of one client to the next after such an end', async () => {
    const gone = new Client(database.connection);
    gone.on('error', () => {});
    await gone.connect();
    await gone.query('begin');
    await gone.query("set application_name = 'left behind'");
    (gone as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await pool.query('show application_name')).rows).not.toEqual([
      { application_name: 'left behind' },
    ]);
  });

  it('closes the door on what is not PostgreSQL, and goes on', async () => {
    const { connect } = await import('node:net');
    const socket = connect(`${database.connection.host}/.s.PGSQL.${database.connection.port}`);
    const closed = new Promise(resolve => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await closed;
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-lock-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by one, and free again when let go', () => {
    const first = lockFolder(folder);
    expect(first).not.toBeNull();
    expect(lockFolder(folder)).toBeNull();
    first?.release();
    const second = lockFolder(folder);
    expect(second).not.toBeNull();
    second?.release();
  });

  it('can be joined by the command line while the bot has it, and by no second bot', async () => {
    cpSync(inject('emptyFolder'), folder, { recursive: true });
    const bot = await openEmbedded(folder, { mayJoin: false, relaxed: true });
    const guest = await openEmbedded(folder, { mayJoin: true });
    const client = new Client(guest.connection);
    await client.connect();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
    await guest.close();
    await expect(openEmbedded(folder, { mayJoin: false, waitMs: 0 })).rejects.toThrow(FolderInUse);
    await bot.close();
    expect(existsSync(join(folder, 'endpoint.json'))).toBe(false);
  });
});
