import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CommandContext } from '#src/cli/command-context.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const migrations = () =>
  readdirSync('prisma/migrations', { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);

/** Runs one command line as the terminal would, in this environment. */
async function fortnight(line: string, environment: Record<string, string> = {}) {
  const written = { out: '', err: '' };
  const context: CommandContext = {
    out: text => {
      written.out += text;
    },
    err: text => {
      written.err += text;
    },
    isScreen: false,
    clock: { now: () => '2026-11-03T09:30:00.000Z' },
    newId: () => 'unused',
    config: () => readConfig(environment, 'command-line'),
    calendars: () => ({ of: () => null }),
    openStore: () => Promise.reject(new Error('db opens no store')),
  };
  const code = await runCommandLine(line.split(' '), context);
  return { code, ...written };
}

const folder = mkdtempSync(join(tmpdir(), 'fortnight-db-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fortnight db', () => {
  describe('on the embedded database', () => {
    const where = () => ({ DATA_DIR: join(folder, 'data') });

    it('migrate makes it, and a second time there is nothing to do', async () => {
      for (const _time of ['first', 'second'])
        expect(await fortnight('db migrate', where())).toEqual({
          code: 0,
          out: 'The database is up to date.\n',
          err: '',
        });
    });

    it('status says where it is and what it has', async () => {
      const lines = migrations().map(name => `  applied  ${name}\n`);
      expect(await fortnight('db status', where())).toEqual({
        code: 0,
        out: `Where: embedded, in ${where().DATA_DIR}\n${lines.join('')}`,
        err: '',
      });
    });
  });

  describe.skipIf(!inject('templateServer'))('on a server', () => {
    let database: TestDatabase;
    const where = () => ({ DATABASE_URL: String(database.connection.connectionString) });
    const query = async (sql: string) => {
      const client = new Client(database.owner);
      await client.connect();
      return client.query(sql).finally(() => client.end());
    };
    beforeAll(async () => {
      database = await freshDatabase('PostgreSQL', { ofItsOwn: true });
      await query('drop schema public cascade; create schema public; drop schema pgboss cascade');
    });
    afterAll(() => database.drop());

    it('status of an empty one shows what is pending and what to run, and changes nothing', async () => {
      const lines = migrations().map(name => `  pending  ${name}\n`);
      for (const _time of ['first', 'second'])
        expect(await fortnight('db status', where())).toEqual({
          code: 0,
          out: `Where: the server in DATABASE_URL\n${lines.join('')}Run: npm run fortnight -- db migrate\n`,
          err: '',
        });
    });

    it('migrate says how many it applied, makes the queue too, and then has nothing to do', async () => {
      const { code, out } = await fortnight('db migrate', where());
      expect({ code, out }).toEqual({
        code: 0,
        out: `Applied ${migrations().length} migration(s). The database is up to date.\n`,
      });
      expect((await query('select name from pgboss.queue order by name')).rows).toEqual(
        expect.arrayContaining([{ name: 'redraw' }, { name: 'send-post' }]),
      );
      expect((await fortnight('db migrate', where())).out).toBe('The database is up to date.\n');
    });

    it('made by a newer version is refused by migrate, and shown by status', async () => {
      await query(
        `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
         values ('later', 'x', now(), '29990101000000_later', now(), 1)`,
      );
      const { code, out, err } = await fortnight('db migrate', where());
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^This database was made by a newer Fortnight \(it has "29990101000000_later"/);
      expect(err).not.toMatch(/\n\s+at /);
      expect((await fortnight('db status', where())).out).toContain(
        '  unknown  29990101000000_later (made by a newer Fortnight)\n',
      );
    });

    it('that is not there is a sentence, not a stack', async () => {
      const url = new URL(where().DATABASE_URL);
      url.pathname = '/fortnight_test_nowhere';
      const { code, err } = await fortnight('db status', { DATABASE_URL: url.href });
      expect(code).toBe(1);
      expect(err).toMatch(
        /^The server has no database of that name \(3D000\)\. Make it first, or check DATABASE_URL/,
      );
    });
  });

  it('that does not answer at all is a sentence, not a stack', async () => {
    const { code, err } = await fortnight('db migrate', { DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' });
    expect(code).toBe(1);
    expect(err).toBe(
      'The database does not answer (ECONNREFUSED). Check DATABASE_URL and that the server is running.\n',
    );
  });

  describe('new', () => {
    it.each(['Add_visits', 'add-visits', '1add', 'ab', 'x'.repeat(62), '../escape'])(
      'refuses the name "%s" and writes nothing',
      async name => {
        const before = migrations();
        const { code, out, err } = await fortnight(`db new ${name}`);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toBe('A migration is named in lower-case words joined by _, such as add_visits.\n');
        expect(migrations()).toEqual(before);
      },
    );

    it('writes nothing when nothing changed since the last migration', async () => {
      const before = migrations();
      expect(await fortnight('db new add_nothing')).toEqual({
        code: 0,
        out: 'Nothing changed in prisma/schema.prisma since the last migration.\n',
        err: '',
      });
      expect(migrations()).toEqual(before);
    });

    it('without a name is wrong use', async () => {
      expect(await fortnight('db new')).toMatchObject({ code: 2, out: '' });
    });
  });
});
