/** `npm run demo`: Fortnight with a fictional trust and three Playground windows, until Ctrl-C. */
import { Closers, Stopped } from './demo/closers.ts';
import { failureInWords } from './demo/failure.ts';
import { readOptions } from './demo/options.ts';

/** Longer than anything that is stopped takes; then the process ends whatever it still holds. */
const STOP_WITHIN_MS = 30_000;

const say = (text: string) => void process.stdout.write(`${text}\n`);
// A closed terminal is no reason to leave processes behind.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'number') {
    process.exitCode = options;
    return;
  }
  const closers = new Closers();
  const complain = (error: unknown) => void process.stderr.write(`${failureInWords(error)}\n`);
  /** Settles when nothing more is being started. */
  let starting = Promise.resolve();
  const stop = async (code: number) => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await closers.close().catch(complain);
    await starting.catch(() => {});
    process.exit(code);
  };
  // npm passes a Ctrl-C on that the terminal has sent us already: the second is no other wish than the first.
  let told = false;
  const stopOnce = () => {
    if (told) return;
    told = true;
    say('\nStopping …');
    void stop(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce);
  if (process.env.npm_lifecycle_event) whenParentEnds(stopOnce);
  try {
    const { runDemo } = await import('./demo/run.ts');
    starting = runDemo(options, { say, closers });
    await starting;
  } catch (error) {
    if (error instanceof Stopped || told) return;
    complain(error);
    await stop(1);
  }
}

/**
 * npm runs us in a shell, and a signal sent to npm ends that shell without reaching us: then our parent is another.
 * (Windows does not tell; there closing the terminal ends us too.)
 */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}

await main();
