import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { prepareBotRole } from '#adapters/store/bot-role.ts';
import { openEmbedded } from '#adapters/store/embedded.ts';
import { migrate } from '#adapters/store/migrations.ts';
import { openStore, type Where } from '#adapters/store/open-store.ts';
import type { Store } from '#ports/store.ts';

export type Engine = 'PGlite' | 'PostgreSQL';

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

/** Where a soak's bots keep their records: a database of its own, gone afterwards. */
export interface Place {
  readonly engine: Engine;
  /** What the bot and the command line are told of it. */
  readonly env: Readonly<Record<string, string>>;
  /** For the command line, whether the bot has the records open or not. */
  openStore(): Promise<Store>;
  /** The same for whoever looks on. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** As whoever may do anything. */
  sql(text: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** `template`: a migrated database of that engine to copy, which is quicker than migrating one. */
export async function placeOn(engine: Engine, template: string | null = null): Promise<Place> {
  return engine === 'PGlite' ? inFolder(template) : onServer(SERVER, template);
}

async function inFolder(template: string | null): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-soak-'));
  if (template) cpSync(template, folder, { recursive: true });
  const where = { databaseUrl: null, dataDir: folder };
  return {
    engine: 'PGlite',
    env: { DATA_DIR: folder },
    ...storeOf(where),
    async sql(text) {
      const database = await openEmbedded(folder, { mayJoin: true });
      return ask(database.connection, text).finally(() => database.close());
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `server`: as whoever may make databases there. */
export async function onServer(server: string, template: string | null = null): Promise<Place> {
  const name = `fortnight_soak_${randomBytes(6).toString('hex')}`;
  await ask({ connectionString: server }, `create database ${name} template ${template ?? 'template1'}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connection = { connectionString: url.href };
  if (!template) {
    await migrate(connection);
    await prepareQueue(connection);
    await prepareBotRole(url.href, url.href);
  }
  const where = { databaseUrl: url.href, dataDir: tmpdir() };
  return {
    engine: 'PostgreSQL',
    env: { DATABASE_URL: url.href },
    ...storeOf(where),
    sql: text => ask(connection, text),
    async drop() {
      await ask({ connectionString: server }, `drop database if exists ${name} with (force)`);
    },
  };
}

function storeOf(where: Where): Pick<Place, 'openStore' | 'withStore'> {
  const open = () => openStore(where, { role: 'command-line' });
  return {
    openStore: open,
    async withStore(work) {
      const store = await open();
      return work(store).finally(() => store.close());
    },
  };
}

async function ask(connection: PoolConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
