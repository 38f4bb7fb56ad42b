import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { type EmbeddedDatabase, openEmbedded } from '#adapters/store/embedded.ts';
import { migrationStatus, newMigration } from '#adapters/store/migrations.ts';
import { openDatabase } from '#adapters/store/open-store.ts';
import type { Register } from '../command-context.ts';
import { Refusal } from '../refusal.ts';

const NAME = /^[a-z][a-z0-9_]{2,60}$/;

export const register: Register = (program, context) => {
  const db = program.command('db').description('Looks after the database: its tables and their versions.');

  db.command('migrate')
    .description('Brings the database up to this version: the embedded one, or the server in DATABASE_URL.')
    .action(async () => {
      const config = context.config();
      const before = config.databaseUrl
        ? await migrationStatus({ connectionString: config.databaseUrl })
        : null;
      const database = await openDatabase(config, { role: 'command-line', migrateServer: true });
      try {
        await prepareQueue(database.connection);
        const { applied } = await migrationStatus(database.connection);
        const fresh = applied.length - (before?.applied.length ?? applied.length);
        context.out(
          fresh > 0
            ? `Applied ${fresh} migration(s). The database is up to date.\n`
            : 'The database is up to date.\n',
        );
      } finally {
        await database.close();
      }
    });

  db.command('status')
    .description('Shows which migrations the database has and which it lacks.')
    .action(async () => {
      const config = context.config();
      const database = config.databaseUrl
        ? { connection: { connectionString: config.databaseUrl }, close: async () => {} }
        : await openDatabase(config, { role: 'command-line' });
      try {
        const { applied, pending, unknown } = await migrationStatus(database.connection);
        context.out(
          `Where: ${config.databaseUrl ? 'the server in DATABASE_URL' : `embedded, in ${config.dataDir}`}\n`,
        );
        for (const name of applied) context.out(`  applied  ${name}\n`);
        for (const name of pending) context.out(`  pending  ${name}\n`);
        for (const name of unknown) context.out(`  unknown  ${name} (made by a newer Fortnight)\n`);
        if (pending.length > 0) context.out('Run: npm run fortnight -- db migrate\n');
      } finally {
        await database.close();
      }
    });

  db.command('new')
    .argument('<name>', 'what it does, in lower-case words joined by _')
    .description('Writes a migration that brings the tables to prisma/schema.prisma (for engineers).')
    .action(async (name: string) => {
      if (!NAME.test(name))
        throw new Refusal('A migration is named in lower-case words joined by _, such as add_visits.');
      const folder = await onScratch(database =>
        newMigration(database.connection, name, new Date(context.clock.now())),
      );
      context.out(
        folder
          ? `Wrote prisma/migrations/${folder}\n`
          : 'Nothing changed in prisma/schema.prisma since the last migration.\n',
      );
    });
};

/** A database of no consequence, gone afterwards. */
async function onScratch<T>(work: (database: EmbeddedDatabase) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-scratch-'));
  const database = await openEmbedded(folder, { mayJoin: false });
  try {
    return await work(database);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
