import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildApp } from '#src/app.ts';
import { loadConfig } from '#src/config.ts';
import { NO_LIMITS } from '#test/fakes/unlimited.ts';

/**
 * src/main.ts with two differences: its clock is as far ahead of ours as the file SOAK_CLOCK says, in milliseconds,
 * and it looks for due work more often, since in a soak days pass in seconds.
 */
const file = String(process.env.SOAK_CLOCK);
let ahead = 0;
let readAt = Number.NEGATIVE_INFINITY;
const clock = {
  now() {
    if (performance.now() - readAt > 20) {
      ahead = Number(readFileSync(file, 'utf8'));
      readAt = performance.now();
    }
    return new Date(Date.now() + ahead).toISOString();
  },
};
const config = loadConfig('bot');
// A flood of nonsense is not to wait for what Teams takes.
const limits = process.env.SOAK_UNLIMITED ? { limits: NO_LIMITS } : {};
const app = await buildApp(config, { isProcess: true, clock, tickEveryMs: 500, ...limits });
// What is left of memory after a collection is what is kept.
setFlagsFromString('--expose-gc');
process.on('SIGUSR2', runInNewContext('gc') as () => void);
// A soak that is broken off leaves no bot behind.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(1), 1_000).unref();
process.once('SIGTERM', () => void app.stop());
await app.start();
await app.server.listen(config.host, config.port);
