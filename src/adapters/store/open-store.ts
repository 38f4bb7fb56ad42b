import type { PoolConfig } from 'pg';
import type { Store } from '#ports/store.ts';
import { asBot, BOT_ROLE, mayActAsBot } from './bot-role.ts';
import { openEmbedded } from './embedded.ts';
import type { WriteUpKeys } from './group-key.ts';
import { DatabaseVersionError, migrate, migrationStatus, refuseNewer } from './migrations.ts';
import { type Enqueue, prismaStore } from './prisma-store.ts';

/** A database that answers, with this version's tables. */
export interface Database {
  readonly connection: PoolConfig;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface Where {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly writeUpKeys?: WriteUpKeys;
}

export interface OpenOptions {
  /** The bot must own an embedded folder; the command line may join a bot that has it open. */
  readonly role: 'bot' | 'command-line';
}

/**
 * Opens the database: the server of `databaseUrl`, else the embedded one under `dataDir`. Throws FolderInUse, or
 * DatabaseVersionError when a newer version made it or a server has not been migrated.
 */
export async function openDatabase({ databaseUrl, dataDir }: Where, options: OpenOptions): Promise<Database> {
  if (databaseUrl) {
    await refuseUnready(databaseUrl);
    return { connection: asBot(databaseUrl), embedded: false, close: async () => {} };
  }
  const { connection, close } = await openEmbedded(dataDir, {
    mayJoin: options.role === 'command-line',
    prepare: async made => {
      await migrate(made);
    },
  });
  return { connection, embedded: true, close };
}

/** The database and the store on it, for callers that queue nothing themselves. Closing the store closes both. */
export async function openStore(where: Where, options: OpenOptions): Promise<Store> {
  return storeOn(await openDatabase(where, options), undefined, where.writeUpKeys);
}

/** A store on an open database; posts that are due go to `enqueue`, in the transaction that wrote them. */
export function storeOn(database: Database, enqueue?: Enqueue, writeUpKeys?: WriteUpKeys): Store {
  const given = { ...(enqueue && { enqueue }), ...(writeUpKeys && { writeUpKeys }) };
  return prismaStore(database.connection, { ...given, onClose: () => database.close() });
}

async function refuseUnready(databaseUrl: string): Promise<void> {
  const status = await migrationStatus({ connectionString: databaseUrl });
  refuseNewer(status);
  if (status.pending.length > 0) {
    const state =
      status.applied.length === 0
        ? 'has no Fortnight tables yet'
        : `lacks ${status.pending.length} migration(s)`;
    throw new DatabaseVersionError(`The database ${state}. Run first: npm run fortnight -- db migrate`);
  }
  if (!(await mayActAsBot(databaseUrl)))
    throw new DatabaseVersionError(
      `The login in DATABASE_URL may not act as ${BOT_ROLE}, or that role lacks rights here or is not kept to one trust. Run first: npm run fortnight -- db migrate`,
    );
}
