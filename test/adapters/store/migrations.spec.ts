import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { prepareBotRole } from '#adapters/store/bot-role.ts';
import { DatabaseVersionError, migrate, migrationStatus, sqlBetween } from '#adapters/store/migrations.ts';
import { openDatabase } from '#adapters/store/open-store.ts';
import { emptyDatabase, engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const MIGRATIONS = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort();
const LATER = '29990101000000_from_the_future';

describe('the migrations', () => {
  it('end where prisma/schema.prisma is: no change of the tables was forgotten', () => {
    const last = MIGRATIONS.at(-1);
    const arrived = readFileSync(join('prisma/migrations', last ?? '', 'schema.prisma'), 'utf8');
    expect(arrived).toBe(readFileSync('prisma/schema.prisma', 'utf8'));
  });

  it('are each a moment and what it does, with the SQL and the schema it arrived at', () => {
    for (const name of MIGRATIONS) {
      expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]{2,60}$/);
      expect(readdirSync(join('prisma/migrations', name)).sort()).toEqual(['migration.sql', 'schema.prisma']);
    }
  });

  it('have no semicolon in a comment: what applies them ends a statement at every one', () => {
    for (const name of MIGRATIONS) {
      const sql = readFileSync(join('prisma/migrations', name, 'migration.sql'), 'utf8');
      expect(
        sql.split('\n').filter(text => text.startsWith('--') && text.includes(';')),
        name,
      ).toEqual([]);
    }
  });
});

describe.each(engines())('the migrations on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let empty: TestDatabase;
    let current: TestDatabase;
    beforeAll(async () => {
      empty = await emptyDatabase(engine);
      current = await freshDatabase(engine, { ofItsOwn: true });
    });
    afterAll(async () => {
      await empty.drop();
      await current.drop();
    });
    const query = async (database: TestDatabase, sql: string) => {
      const client = new Client(database.owner);
      await client.connect();
      return client.query(sql).finally(() => client.end());
    };
    const tables = async (database: TestDatabase) =>
      (
        await query(
          database,
          "select tablename from pg_tables where schemaname = 'public' order by tablename",
        )
      ).rows.map(row => String(row.tablename));

    it('are all pending in an empty database, and looking changes nothing', async () => {
      expect(await migrationStatus(empty.connection)).toEqual({
        applied: [],
        pending: MIGRATIONS,
        unknown: [],
      });
      expect(await tables(empty)).toEqual([]);
    });

    it('are applied once, and a second time there is nothing to apply', async () => {
      expect(await migrate(empty.connection)).toEqual(MIGRATIONS);
      expect(await migrate(empty.connection)).toEqual([]);
      expect(await tables(empty)).toEqual(await tables(current));
    });

    it('bring the term dates of the first version over as the trust’s own, bank holidays left behind', async () => {
      const old = await emptyDatabase(engine);
      try {
        const [first] = MIGRATIONS;
        await query(old, readFileSync(join('prisma/migrations', first ?? '', 'migration.sql'), 'utf8'));
        await query(old, `insert into "Trust" (id, uid, name) values ('t', '1', 'Mill Lane')`);
        await query(
          old,
          `insert into "TermDate" ("trustId", id, kind, name, "startsOn", "endsOn") values
             ('t', '1', 'term', 'Autumn', '2026-09-02', '2026-12-18'),
             ('t', '2', 'bank-holiday', 'Christmas', '2026-12-25', '2026-12-25')`,
        );
        const calendar = MIGRATIONS.find(name => name.endsWith('_calendar_entries')) ?? '';
        await query(old, readFileSync(join('prisma/migrations', calendar, 'migration.sql'), 'utf8'));
        const { rows } = await query(
          old,
          `select scope, kind, name, "startsOn"::text, "endsOn"::text from "CalendarEntry"`,
        );
        expect(rows).toEqual([
          { scope: 'trust', kind: 'term', name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' },
        ]);
        expect(await tables(old)).not.toContain('TermDate');
      } finally {
        await old.drop();
      }
    });

    it('are all applied in a current database', async () => {
      expect(await migrationStatus(current.connection)).toEqual({
        applied: MIGRATIONS,
        pending: [],
        unknown: [],
      });
    });

    it('are written from what changed between two schemas, and not when only the wording did', async () => {
      const schemaOf = (name = '') => readFileSync(join('prisma/migrations', name, 'schema.prisma'), 'utf8');
      const before = schemaOf(MIGRATIONS.find(name => name.endsWith('_person_keys')));
      const after = schemaOf(MIGRATIONS.find(name => name.endsWith('_quiet_hours_and_trouble')));
      expect(await sqlBetween(empty.connection, before, after)).toMatch(/ALTER TABLE "\w+"\s+ADD COLUMN/);
      expect(await sqlBetween(empty.connection, null, after)).toContain('CREATE TABLE "Trust"');
      expect(await sqlBetween(empty.connection, after, `${after}\n// No table.\n`)).toBeNull();
    });

    it('that stopped half-way are named, with what to do', async () => {
      await query(empty, 'update _prisma_migrations set finished_at = null');
      const stopped = migrate(empty.connection);
      await expect(stopped).rejects.toThrow(DatabaseVersionError);
      await expect(stopped).rejects.toThrow(/"\d{14}_\w+" stopped half-way in this database\. Restore the/);
    });

    it('of a newer version are refused with a sentence, and the database is not touched', async () => {
      await query(
        current,
        `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
         values ('later', 'x', now(), '${LATER}', now(), 1)`,
      );
      const before = [
        await tables(current),
        (await query(current, 'select * from _prisma_migrations order by id')).rows,
      ];
      expect(await migrationStatus(current.connection)).toMatchObject({ unknown: [LATER], pending: [] });
      const refused = migrate(current.connection);
      await expect(refused).rejects.toThrow(DatabaseVersionError);
      await expect(refused).rejects.toThrow(
        `This database was made by a newer Fortnight (it has "${LATER}", which this version does not know). Nothing was touched. Update Fortnight, or use another database.`,
      );
      expect([
        await tables(current),
        (await query(current, 'select * from _prisma_migrations order by id')).rows,
      ]).toEqual(before);
    });
  });
});

describe('a server’s database', () => {
  describe.skipIf(!inject('templateServer'))('', () => {
    const bot = { role: 'bot' } as const;
    const open = (database: TestDatabase, options: Parameters<typeof openDatabase>[1]) =>
      openDatabase({ databaseUrl: String(database.connection.connectionString), dataDir: 'unused' }, options);

    it('without tables is refused with what to run, and opens once that was run', async () => {
      const database = await emptyDatabase('PostgreSQL');
      try {
        await expect(open(database, bot)).rejects.toThrow(
          'The database has no Fortnight tables yet. Run first: npm run fortnight -- db migrate',
        );
        await migrate(database.owner);
        await expect(open(database, bot)).rejects.toThrow(
          'may not act as fortnight_bot, or that role lacks rights here or is not kept to one trust. Run first: npm run fortnight -- db migrate',
        );
        await prepareQueue(database.owner);
        const url = String(database.owner.connectionString);
        await prepareBotRole(url, url);
        await (await open(database, bot)).close();
      } finally {
        await database.drop();
      }
    });
  });
});
