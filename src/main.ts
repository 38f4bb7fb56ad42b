import { failureInWords } from '#domain/explained.ts';
import { buildApp } from './app.ts';
import { loadConfig } from './config.ts';

/** The process: read the configuration, build, listen, stop on a signal. */
async function main(): Promise<void> {
  const config = loadConfig('bot');
  const app = await buildApp(config, { isProcess: true });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());
  if (config.startedByNpm) whenParentEnds(() => void app.stop());
  try {
    await app.start();
    await app.server.listen(config.host, config.port);
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** npm runs us in a shell, and a signal sent to npm ends that shell without reaching us: then our parent is another. */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${failureInWords(error)}\n`);
  process.exitCode = 1;
}
