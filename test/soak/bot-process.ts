import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const LISTENING = /Server listening at (http:[^"\s]+)/;
/** A library's use of another, which changes nothing; Node says it once a process. */
const WARNINGS = /^.*(DeprecationWarning: |--trace-deprecation).*\n/gm;
const MOST_KEPT = 200;
const START_MS = 60_000;

/** One run of the bot as a process of its own, ended by its id and by nothing broader. */
export class BotProcess {
  /** What it logged as an error or worse, one line each. */
  readonly errors: string[] = [];
  /** What it wrote to standard error, which is nothing when all is well. */
  err = '';
  readonly #process: ChildProcess;
  readonly #exit: Promise<void>;
  #address: string | null = null;
  #isExpected = false;
  #rest = '';

  private constructor(file: string, env: Readonly<Record<string, string>>) {
    const { PATH = '' } = process.env;
    this.#process = spawn(process.execPath, [file], {
      env: { PATH, TZ: 'UTC', LOG_LEVEL: 'info', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stdout?.on('data', chunk => this.#read(String(chunk)));
    this.#process.stderr?.on('data', chunk => {
      this.err = (this.err + String(chunk).replaceAll(WARNINGS, '')).slice(-20_000);
    });
    this.#exit = once(this.#process, 'close').then(() => {
      this.#address = null;
    });
  }

  /** Resolves when it listens; throws when it ends first or takes too long. */
  static async start(file: string, env: Readonly<Record<string, string>>): Promise<BotProcess> {
    const run = new BotProcess(file, env);
    let ended = false;
    void run.#exit.then(() => {
      ended = true;
    });
    const end = performance.now() + START_MS;
    while (run.#address === null && !ended && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, 20));
    if (run.#address !== null) return run;
    await run.kill();
    throw new Error(`the bot did not start: ${run.err || run.errors.join('\n')}`);
  }

  /** Where it listens; null once it has ended. */
  get address(): string | null {
    return this.#address;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** It ended though nobody ended it. */
  get hasDied(): boolean {
    return !this.#isExpected && (this.#process.exitCode !== null || this.#process.signalCode !== null);
  }

  /** Asks for a collection of what memory is not needed. */
  collect(): void {
    this.#process.kill('SIGUSR2');
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (!this.hasDied) this.#isExpected = true;
    this.#process.kill(signal);
    await this.#exit;
  }

  #read(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#address ??= LISTENING.exec(line)?.[1] ?? null;
      if (/"level":(50|60)/.test(line) && this.errors.length < MOST_KEPT) this.errors.push(line);
    }
  }
}
