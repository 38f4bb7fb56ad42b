import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { prepareBotRole } from '#adapters/store/bot-role.ts';
import { type EmbeddedDatabase, openEmbedded } from '#adapters/store/embedded.ts';
import { migrate, migrationStatus, newMigration, schemaChanged } from '#adapters/store/migrations.ts';
import { openDatabase } from '#adapters/store/open-store.ts';
import type { Register } from '../command-context.ts';
import { Refusal } from '../refusal.ts';

const NAME = /^[a-z][a-z0-9_]{2,60}$/;

export const register: Register = (program, context) => {
  const db = program.command('db').description('the database: its tables and their versions');

  db.command('migrate')
    .description('bring it up to this version: the embedded one, or the server in DATABASE_URL')
    .action(async () => {
      const { databaseUrl, databaseOwnerUrl, ...config } = context.config();
      const fresh = databaseUrl
        ? await migrateServer(databaseOwnerUrl ?? databaseUrl, databaseUrl)
        : await migrateEmbedded(config);
      context.out(
        fresh > 0
          ? `Applied ${fresh} migration(s). The database is up to date.\n`
          : 'The database is up to date.\n',
      );
    });

  db.command('status')
    .description('show which migrations it has and which it lacks')
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
    .description('write a migration that brings the tables to prisma/schema.prisma (for engineers)')
    .action(async (name: string) => {
      if (!NAME.test(name))
        throw new Refusal('A migration is named in lower-case words joined by _, such as add_visits.');
      const write = ({ connection }: EmbeddedDatabase) =>
        newMigration(connection, name, new Date(context.clock.now()));
      const folder = schemaChanged() ? await onScratch(write) : null;
      context.out(
        folder
          ? `Wrote prisma/migrations/${folder}\n`
          : 'Nothing changed in prisma/schema.prisma since the last migration.\n',
      );
    });
};

/** As its owner; the bot gets its own role there. Returns how many migrations were applied. */
async function migrateServer(ownerUrl: string, botUrl: string): Promise<number> {
  const connection = { connectionString: ownerUrl };
  const applied = await migrate(connection);
  await prepareQueue(connection);
  await prepareBotRole(ownerUrl, botUrl);
  return applied.length;
}

/** Opening it brings it up to date. */
async function migrateEmbedded({ dataDir }: { dataDir: string }): Promise<number> {
  const database = await openDatabase({ databaseUrl: null, dataDir }, { role: 'command-line' });
  await prepareQueue(database.connection).finally(() => database.close());
  return 0;
}

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
