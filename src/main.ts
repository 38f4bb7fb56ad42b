import { buildApp } from './app.ts';
import { loadConfig } from './config.ts';

/** The process: read the configuration, build, listen, stop on a signal. */
async function main(): Promise<void> {
  const config = loadConfig('bot');
  const app = await buildApp(config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());
  try {
    await app.start();
    await app.server.listen(config.host, config.port);
  } catch (error) {
    await app.stop();
    throw error;
  }
}

try {
  await main();
} catch (error) {
  const expected =
    error instanceof Error &&
    ['ConfigurationError', 'DatabaseVersionError', 'FolderInUse', 'CardContractError'].includes(error.name);
  process.stderr.write(
    `${expected && error instanceof Error ? error.message : (error instanceof Error && error.stack) || String(error)}\n`,
  );
  process.exitCode = 1;
}
