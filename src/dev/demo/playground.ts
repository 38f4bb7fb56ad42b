import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CastMember } from './cast.ts';
import { playgroundConfig } from './playground-config.ts';

export interface Playground {
  readonly member: CastMember;
  readonly url: string;
  /** Resolves when it ends by itself; never after `stop`. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  readonly member: CastMember;
  readonly port: number;
  /** Where it sends what its person does. */
  readonly endpoint: string;
  readonly folder: string;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 3_000;

/** Starts one Playground and waits until it answers. Throws a sentence when it does not. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { member, port, endpoint, folder } = options;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundConfig(member));
  const guard = pathToFileURL(join(import.meta.dirname, 'playground-guard.ts')).href;
  const settings = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  const child = spawn(process.execPath, ['--import', guard, cliPath(), 'start', ...settings], {
    cwd: folder,
    env: environment(),
    // The channel is how it notices that the demo has gone.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const ended = endOf(child);
  let stopping = false;
  const died = new Promise<string>(resolve => {
    void ended.then(why => !stopping && resolve(why));
  });
  const stop = async () => {
    stopping = true;
    await end(child, ended);
  };
  try {
    await Promise.race([
      answers(`http://127.0.0.1:${port}`),
      ended.then(why => Promise.reject(new Error(why))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { member, url: `http://localhost:${port}`, died, stop };
}

function cliPath(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    throw new Error('it is not installed (npm ci installs it)');
  }
}

/** Its own settings come from the command line and its file, not from whatever the terminal happens to hold. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(M365_AGENTS|TEAMS_?APP|NODE_OPTIONS|BOT_|AUTH_|DEFAULT_CHANNEL|PORT$)/.test(name),
  );
  return { ...Object.fromEntries(kept), TEAMSAPPTESTER_BROWSER: 'none' };
}

/** Resolves when the process has ended, with the last it said. */
function endOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-500);
  });
  return new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => {
      const last = said.trim().split('\n').at(-1);
      resolve(`it ended with ${signal ?? `code ${code}`}${last ? `: ${last}` : ''}`);
    });
  });
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  if (child.connected) child.disconnect();
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended.finally(() => clearTimeout(kill));
}

/** It says that it listens before it has read its file, and may end after that: so it is asked. */
async function answers(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/_debug/ping`).catch(() => null);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('it did not answer within a minute');
}
