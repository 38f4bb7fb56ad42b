import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client, Pool, type PoolConfig } from 'pg';
import { Explained } from '#domain/explained.ts';
import { sealOlderAudit } from './seal-older-audit.ts';
import { sealOlderPeople } from './seal-older-people.ts';

/**
 * Prisma's migrations without Prisma's binary: the same engine as WebAssembly, the same folders, the same
 * `_prisma_migrations` table, so that Prisma's own command line works on the database too.
 */
const PRISMA = resolve(import.meta.dirname, '../../../prisma');
const MIGRATIONS = join(PRISMA, 'migrations');
const SCHEMA = 'schema.prisma';
const CONNECT_MS = 10_000;
const filters = { externalTables: [], externalEnums: [] };

/** The database cannot be used with this version of Fortnight; the message says what to do. */
export class DatabaseVersionError extends Explained {
  override readonly name = 'DatabaseVersionError';
}

/** The server in DATABASE_URL cannot be used; the message says why and what to look at. */
export class DatabaseUnreachable extends Explained {
  override readonly name = 'DatabaseUnreachable';
}

export interface MigrationStatus {
  readonly applied: readonly string[];
  /** In this version's folder and not in the database. */
  readonly pending: readonly string[];
  /** In the database and unknown to this version: made by a newer one. */
  readonly unknown: readonly string[];
}

/** What the database has and what it lacks. An empty database has nothing. */
export async function migrationStatus(connection: PoolConfig): Promise<MigrationStatus> {
  const known = migrationNames();
  const applied = await appliedMigrations(connection);
  return {
    applied: applied.filter(name => known.includes(name)),
    pending: known.filter(name => !applied.includes(name)),
    unknown: applied.filter(name => !known.includes(name)),
  };
}

/** Applies what is pending and returns its names. Throws DatabaseVersionError on a database from a newer version. */
export async function migrate(connection: PoolConfig): Promise<string[]> {
  const status = await migrationStatus(connection);
  refuseNewer(status);
  const applied = status.pending.length === 0 ? [] : await withEngine(connection, applyPending);
  // Also when nothing was pending: the last run may have been stopped before it came here.
  await sealOlderPeople(connection);
  await sealOlderAudit(connection);
  return applied;
}

async function applyPending(schemaEngine: engine.SchemaEngine): Promise<string[]> {
  const { appliedMigrationNames } = await schemaEngine.applyMigrations({
    migrationsList: migrationsOnDisk(),
    filters,
  });
  return appliedMigrationNames;
}

export function refuseNewer(status: MigrationStatus): void {
  const newest = status.unknown.at(-1);
  if (newest === undefined) return;
  throw new DatabaseVersionError(
    `This database was made by a newer Fortnight (it has "${newest}", which this version does not know). Nothing was touched. Update Fortnight, or use another database.`,
  );
}

/**
 * Writes a migration folder that takes the last migration's schema to prisma/schema.prisma. Each folder keeps the
 * schema it arrived at: the engine cannot read a live database's catalogue through the driver. It still insists on a
 * connection, to any database.
 * Returns the folder's name, or null when nothing changed.
 */
export async function newMigration(connection: PoolConfig, name: string, at: Date): Promise<string | null> {
  const { last, now } = schemas();
  const sql = await sqlBetween(connection, last, now);
  if (sql === null) return null;
  const folder = `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${name}`;
  mkdirSync(join(MIGRATIONS, folder), { recursive: true });
  writeFileSync(join(MIGRATIONS, folder, 'migration.sql'), sql);
  writeFileSync(join(MIGRATIONS, folder, SCHEMA), now);
  return folder;
}

/** Whether a letter of it did, so that a database need not be made to find out that nothing changed. */
export function schemaChanged(): boolean {
  const { last, now } = schemas();
  return last !== now;
}

function schemas(): { last: string | null; now: string } {
  const last = migrationNames().at(-1);
  return {
    last: last === undefined ? null : readFileSync(join(MIGRATIONS, last, SCHEMA), 'utf8'),
    now: readFileSync(join(PRISMA, SCHEMA), 'utf8'),
  };
}

/** What takes the tables of one schema, or of none, to those of another; null when they are the same. */
export async function sqlBetween(
  connection: PoolConfig,
  from: string | null,
  to: string,
): Promise<string | null> {
  const model = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: SCHEMA, content }],
  });
  const { stdout } = await withEngine(connection, schemaEngine =>
    schemaEngine.diff({
      from: from === null ? { tag: 'empty' } : model(from),
      to: model(to),
      script: true,
      exitCode: null,
      filters,
    }),
  );
  return !stdout || stdout.includes('This is an empty migration') ? null : stdout;
}

async function appliedMigrations(connection: PoolConfig): Promise<string[]> {
  const client = new Client({ ...connection, connectionTimeoutMillis: CONNECT_MS });
  await client.connect().catch((error: unknown) => {
    throw connection.connectionString ? unreachable(error) : error;
  });
  try {
    const { rows } = await client.query(
      'select migration_name, finished_at from _prisma_migrations where rolled_back_at is null order by migration_name',
    );
    const half = rows.find(row => row.finished_at === null);
    if (half) {
      throw new DatabaseVersionError(
        `The migration "${half.migration_name}" stopped half-way in this database. Restore the last backup, then run: npm run fortnight -- db migrate`,
      );
    }
    return rows.map(row => String(row.migration_name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return []; // no such table: a new database
    throw error;
  } finally {
    await client.end();
  }
}

/** Everything that opens a server comes through here first, so this is where it is said why it cannot be. */
function unreachable(error: unknown): DatabaseUnreachable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer in time';
  if (code.startsWith('28'))
    return new DatabaseUnreachable(
      `The database server refuses that user or password (${code}). Check DATABASE_URL.`,
    );
  if (code === '3D000')
    return new DatabaseUnreachable(
      `The server has no database of that name (${code}). Make it first, or check DATABASE_URL.`,
    );
  return new DatabaseUnreachable(
    `The database does not answer (${code}). Check DATABASE_URL and that the server is running.`,
  );
}

function migrationNames(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

function migrationsOnDisk() {
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map(path => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(MIGRATIONS, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

let loaded: Promise<void> | null = null;

/** The package's own loader imports the .wasm file as a module, which needs a flag; instantiating it does not. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const path = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm')
      .replace('schema_engine.js', 'schema_engine_bg.wasm');
    const { instance } = await WebAssembly.instantiate(readFileSync(path), {
      './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
    });
    engine.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

async function withEngine<T>(
  connection: PoolConfig,
  work: (schemaEngine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  // Our own pool: the engine never closes the one it would make.
  const pool = new Pool({ ...connection, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const datamodels: [string, string][] = [[SCHEMA, readFileSync(join(PRISMA, SCHEMA), 'utf8')]];
  const schemaEngine = await engine.SchemaEngine.new({ datamodels }, () => {}, factory);
  try {
    return await work(schemaEngine);
  } finally {
    schemaEngine.free();
    await pool.end();
  }
}
