import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { PoolConfig } from 'pg';
import { Explained } from '#domain/explained.ts';
import { type Endpoint, type FolderLock, lockFolder, readEndpoint } from './folder-lock.ts';
import { servePglite } from './pglite-server.ts';

/** A PostgreSQL in this process or in another one of this machine, reached like a server. */
export interface EmbeddedDatabase {
  readonly connection: PoolConfig;
  /** Stops serving and closes the files; when another process owns them, does nothing. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Whether to go on as a guest when another process has the folder: the command line may, a bot may not. */
  readonly mayJoin: boolean;
  /** Run on the database before anyone else may use it; a new one is only kept once this has succeeded. */
  readonly prepare?: (connection: PoolConfig) => Promise<void>;
  /** Skips waiting for the disk at each commit: tests only. */
  readonly relaxed?: boolean;
  /** How long to wait for a folder that is in use; 15 s. */
  readonly waitMs?: number;
}

/** The folder's database is damaged, or made by something else. */
export class FolderUnreadable extends Explained {
  override readonly name = 'FolderUnreadable';
}

/** The folder is in use by a process that cannot be joined. */
export class FolderInUse extends Explained {
  override readonly name = 'FolderInUse';
}

const PORT = 5432;
const JOIN_WITHIN_MS = 15_000;

/** Opens the database under `dataDir`, making it when there is none. Throws FolderInUse or FolderUnreadable. */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const until = Date.now() + (options.waitMs ?? JOIN_WITHIN_MS);
  for (;;) {
    const lock = lockFolder(dataDir);
    if (lock) return open(dataDir, lock, options);
    const endpoint = readEndpoint(dataDir);
    if (options.mayJoin && endpoint) return { connection: connectionTo(endpoint), close: async () => {} };
    if (Date.now() > until) {
      const owner = endpoint ? ` (process ${endpoint.pid})` : '';
      throw new FolderInUse(
        `Another Fortnight${owner} is using the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

const FILES = 'pg';
const HALF_MADE = 'pg.making';

async function open(dataDir: string, lock: FolderLock, { prepare, relaxed }: EmbeddedOptions) {
  try {
    if (!existsSync(join(dataDir, FILES))) {
      // A new database is made and filled aside and then renamed: one that was cut short is simply made again.
      const aside = join(dataDir, HALF_MADE);
      rmSync(aside, { recursive: true, force: true });
      const making = await serve(dataDir, aside, relaxed);
      await prepare?.(making.connection).finally(() => making.close());
      if (!prepare) await making.close();
      renameSync(aside, join(dataDir, FILES));
    }
    const served = await serve(dataDir, join(dataDir, FILES), relaxed);
    await prepare?.(served.connection);
    lock.announce(served.endpoint);
    return {
      connection: served.connection,
      async close() {
        await served.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serve(dataDir: string, files: string, relaxed = false) {
  const db = await openFiles(files, relaxed);
  const where = await placeToListen(dataDir);
  const server = await servePglite(db, where.listen);
  if (where.socket) chmodSync(where.socket, 0o600);
  return {
    endpoint: where.endpoint,
    connection: connectionTo(where.endpoint),
    async close() {
      await server.close();
      await db.close();
      if (where.socket) rmSync(where.socket, { force: true });
    },
  };
}

async function openFiles(files: string, relaxedDurability: boolean): Promise<PGlite> {
  try {
    return await PGlite.create(files, { relaxedDurability });
  } catch (error) {
    throw new FolderUnreadable(
      `The database in ${files} cannot be opened. Put back the last backup of that folder, or, if it holds nothing you need, delete it.`,
      { cause: error },
    );
  }
}

/**
 * A Unix socket in the data folder, so that only who may read the folder reaches the database. A socket's path is
 * limited to about 100 bytes; a longer one moves to a private folder among the temporary files. Windows has no such
 * sockets for PostgreSQL clients: there it is a port of this machine.
 */
async function placeToListen(dataDir: string) {
  if (process.platform === 'win32') {
    const port = await freePort();
    return {
      listen: { host: '127.0.0.1', port },
      socket: null,
      endpoint: { pid: process.pid, host: '127.0.0.1', port },
    };
  }
  const short = Buffer.byteLength(join(dataDir, 'socket', `.s.PGSQL.${PORT}`)) < 100;
  const name = `fortnight-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  const folder = short ? join(dataDir, 'socket') : join(tmpdir(), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socket = join(folder, `.s.PGSQL.${PORT}`);
  rmSync(socket, { force: true }); // Ours by the lock: whoever left it is gone.
  return { listen: { path: socket }, socket, endpoint: { pid: process.pid, host: folder, port: PORT } };
}

function connectionTo(endpoint: Endpoint): PoolConfig {
  return { host: endpoint.host, port: endpoint.port, user: 'postgres', database: 'postgres' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
