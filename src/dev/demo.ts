/** `npm run demo`: Fortnight with a fictional trust and three Playground windows, until Ctrl-C. */
import { Closers, Stopped } from './demo/closers.ts';
import { failureInWords } from './demo/failure.ts';
import { readOptions } from './demo/options.ts';

/** Longer than anything that is stopped takes; then the process ends whatever it still holds. */
const STOP_WITHIN_MS = 20_000;

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
  const stop = async (code: number) => {
    setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref();
    await closers.close().catch((error: unknown) => process.stderr.write(`${failureInWords(error)}\n`));
    process.exit(code);
  };
  // npm passes a Ctrl-C on that the terminal has sent us already: the second is no other wish than the first.
  let told = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (told) return;
      told = true;
      say('\nStopping …');
      void stop(0);
    });
  }
  try {
    const { runDemo } = await import('./demo/run.ts');
    await runDemo(options, { say, closers });
  } catch (error) {
    if (error instanceof Stopped || told) return;
    process.stderr.write(`${failureInWords(error)}\n`);
    await stop(1);
  }
}

await main();
