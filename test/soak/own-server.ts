import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POSTGRES = 'postgres';

/** A PostgreSQL server of the soak's own, which may be stopped: the machine's is other people's too. */
export interface OwnServer extends AsyncDisposable {
  readonly url: string;
  /** As if its machine had lost power. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Throws when the programs are not on this machine. */
export async function ownServer(): Promise<OwnServer> {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-server-'));
  const isRoot = process.getuid?.() === 0;
  // The server refuses to run as root.
  const as = (program: string, args: string[]) =>
    isRoot
      ? run('runuser', ['-u', POSTGRES, '--', join(programs, program), ...args], { cwd: '/' })
      : run(join(programs, program), args);
  if (isRoot) {
    const { stdout } = await run('id', ['-u', POSTGRES]);
    chownSync(folder, Number(stdout), -1);
  }
  const data = join(folder, 'data');
  const port = await freePort();
  await as('initdb', ['-D', data, '-U', POSTGRES, '-A', 'trust', '--no-sync']);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const control = (...args: string[]) => as('pg_ctl', ['-D', data, '-w', ...args]);
  const server: OwnServer = {
    url: `postgresql://${POSTGRES}@127.0.0.1:${port}/${POSTGRES}`,
    stop: () => control('-m', 'immediate', 'stop').then(() => {}),
    start: () => control('-l', join(folder, 'log'), '-o', settings, 'start').then(() => {}),
    async [Symbol.asyncDispose]() {
      await server.stop().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function programsFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions
    .map(version => join(root, version, 'bin'))
    .find(bin => existsSync(join(bin, 'initdb')));
  if (!folder) throw new Error('There is no PostgreSQL server program on this machine (initdb, pg_ctl).');
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
