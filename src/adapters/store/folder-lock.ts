import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Explained } from '#domain/explained.ts';

/**
 * Exclusive use of a data folder. Nothing in PGlite stops two processes from opening one folder, and both would
 * write. The lock is an operating-system lock that SQLite holds on a small file: it goes when the process goes,
 * however it goes, so there is no stale lock to guess about.
 */
export interface FolderLock {
  /** Tells other processes where the holder serves the database. */
  announce(endpoint: Endpoint): void;
  release(): void;
}

/** Where the process that holds the folder serves it. */
export interface Endpoint {
  readonly pid: number;
  /** A folder holding a Unix socket, or an address on this machine. */
  readonly host: string;
  readonly port: number;
}

class FolderUnusable extends Explained {
  override readonly name = 'FolderUnusable';
}

const ENDPOINT = 'endpoint.json';

/** Takes the folder, or returns null when another process has it. */
export function lockFolder(dataDir: string): FolderLock | null {
  const db = openLock(dataDir);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && error.message.includes('locked')) return null;
    throw error;
  }
  const path = join(dataDir, ENDPOINT);
  rmSync(path, { force: true });
  return {
    announce: endpoint => writeFileSync(path, JSON.stringify(endpoint)),
    release() {
      rmSync(path, { force: true });
      db.close();
    },
  };
}

function openLock(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new DatabaseSync(join(dataDir, 'lock'));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new FolderUnusable(
      `The data folder ${dataDir} cannot be used${why}: it must be a folder that this user may write to. Mend that, or set DATA_DIR to another folder.`,
    );
  }
}

/** The holder's endpoint; null while it has not announced one. */
export function readEndpoint(dataDir: string): Endpoint | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, ENDPOINT), 'utf8')) as Endpoint;
  } catch {
    return null;
  }
}
