import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');
const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 30_000;

export interface RunningDemo {
  readonly pid: number;
  readonly botUrl: string;
  /** Addresses of the Playground windows by the person's name. */
  readonly windows: ReadonlyMap<string, string>;
  /** From the start of the process to "ready". */
  readonly seconds: number;
  /** All it has said, errors too. */
  said(): string;
  /** Signals it and waits; the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `npm run demo`'s program on any free port, without a keyboard, and waits until it is ready. */
export async function startDemo(dataDir: string, ...options: string[]): Promise<RunningDemo> {
  const started = performance.now();
  const demo = runDemo('--port', '0', '--data', dataDir, ...options);
  const { child } = demo;
  const ended = demo.ended.then(code =>
    Promise.reject(new Error(`the demo ended with ${code}: ${demo.said()}`)),
  );
  ended.catch(() => {});
  try {
    await Promise.race([
      until(() => demo.said().includes('Ctrl-C stops everything'), READY_WITHIN_MS),
      ended,
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const seconds = (performance.now() - started) / 1000;
  const windows = [...demo.said().matchAll(/^ {2}(http:\/\/localhost:\d+) {2}(\S+ \S+)/gm)];
  return {
    pid: child.pid ?? 0,
    botUrl: /^Bot: (\S+)/m.exec(demo.said())?.[1] ?? '',
    windows: new Map(windows.map(([, url = '', name = '']) => [name, url])),
    seconds,
    said: demo.said,
    async stop(signal = 'SIGINT') {
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      return demo.ended.finally(() => clearTimeout(late));
    },
  };
}

/** Runs the demo's program with these options; `ended` gives its exit code, `null` when a signal ended it. */
export function runDemo(...options: string[]) {
  return runProgram('src/dev/demo.ts', options);
}

/** Runs `fortnight` on a data folder and returns what it wrote on standard output. */
export async function fortnight(dataDir: string, ...command: string[]): Promise<string> {
  const run = runProgram('src/cli/main.ts', command, { DATA_DIR: dataDir });
  const code = await run.ended;
  if (code !== 0) throw new Error(`fortnight ${command.join(' ')} ended with ${code}: ${run.said()}`);
  return run.out();
}

/** Runs one of our programs as a process of its own; settings of whoever runs the tests are left out. */
export function runProgram(script: string, options: readonly string[], settings: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, TZ: 'UTC', DATABASE_URL: '', BOT_APP_ID: '', ...settings };
  const child: ChildProcess = spawn(process.execPath, [join(REPOSITORY, script), ...options], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code));
  });
  return { child, ended, out: () => out, said: () => out + err };
}

/** Waits for `fact` to hold; throws when it does not within `ms`. */
export async function until(fact: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
