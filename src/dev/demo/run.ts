import { resolve } from 'node:path';
import { tickUntilQuiet } from '#bot/tick.ts';
import { buildApp } from '#src/app.ts';
import { type Config, loadConfig } from '#src/config.ts';
import { demoClockRoute } from '../demo-clock-route.ts';
import { STORY_BEGINS } from './cast.ts';
import { changeWindows, windowsOf } from './clear-windows.ts';
import type { Closers } from './closers.ts';
import { deleteDemoData, readNotes, refuseRealTrusts, writeNotes } from './demo-folder.ts';
import { DemoRefused } from './demo-refused.ts';
import { anyPort, isFree } from './free-port.ts';
import { greeting } from './greeting.ts';
import { MovableClock } from './movable-clock.ts';
import { openWindows } from './open-windows.ts';
import type { DemoOptions } from './options.ts';
import { seed } from './seed.ts';
import { seedNextAgenda } from './seed-meetings.ts';

export interface Speaking {
  readonly say: (text: string) => void;
  readonly closers: Closers;
}

/** Starts the demo and returns when everything is up. Throws DemoRefused, or Stopped when told to stop meanwhile. */
export async function runDemo(options: DemoOptions, { say, closers }: Speaking): Promise<void> {
  const given = loadConfig('demo');
  const dataDir = resolve(options.data ?? given.dataDir);
  if (given.databaseUrl) say('DATABASE_URL is set and not used: the demo keeps its data in its own folder.');
  const port = await portFor(options.port ?? given.port);
  const botUrl = `http://127.0.0.1:${port}`;
  if (options.fresh) await deleteDemoData(dataDir);
  const before = readNotes(dataDir);
  say(before ? 'Starting the demo …' : 'Starting the demo; the first time takes some seconds longer …');

  // The windows take as long to start as the store: both at once.
  const wanted = { botUrl: `${botUrl}/api/messages`, dataDir, botPort: port, say };
  const opening = options.playground ? openWindows(wanted) : Promise.resolve([]);

  const clock = new MovableClock(options.now ?? before?.now ?? STORY_BEGINS);
  let windows = before?.windows ?? [];
  const remember = () => writeNotes(dataDir, { now: clock.now(), windows });
  const app = await buildApp(demoConfig(given, dataDir), {
    clock,
    demo: true,
    plugins: bot => [
      demoClockRoute({
        setNow(now) {
          clock.setNow(now);
          remember();
        },
        tickUntilQuiet: () => tickUntilQuiet(bot),
      }),
    ],
  }).catch(async error => {
    for (const playground of await opening) await playground.stop();
    throw error;
  });
  await closers.add(() => app.stop());
  const playgrounds = await opening;
  await closers.add(async () => {
    await Promise.all(playgrounds.map(each => each.stop()));
    remember();
  });
  await refuseRealTrusts(app.bot.store, dataDir);
  remember(); // From here on the folder is the demo's, and --fresh may empty it.
  const trustId = await seed(app.bot.store, clock.now());
  closers.check();
  await changeWindows(app.bot.store, trustId, { gone: windows, opened: playgrounds, now: clock.now() });
  windows = windowsOf(playgrounds);
  remember();
  await app.start();
  await tickUntilQuiet(app.bot);
  await app.bot.store.transaction(trustId, trust => seedNextAgenda(trust, clock.now()));
  closers.check();
  await app.server.listen('127.0.0.1', port);
  for (const { member, died } of playgrounds)
    void died.then(why => say(`The window of ${member.name} is gone: ${why}. The rest of the demo goes on.`));
  say(greeting({ now: clock.now(), botUrl, dataDir, seconds: process.uptime() }, playgrounds));
}

/** The bot without an app id: nothing is authenticated, and it listens on this machine only. */
function demoConfig(given: Config, dataDir: string): Config {
  return {
    ...given,
    dataDir,
    databaseUrl: null,
    host: '127.0.0.1',
    allowedTenants: [],
    bot: { ...given.bot, appId: null, appPassword: null },
    logLevel: given.logLevel === 'info' ? 'warn' : given.logLevel,
  };
}

async function portFor(port: number): Promise<number> {
  if (port === 0) return anyPort();
  if (await isFree(port)) return port;
  throw new DemoRefused(
    `Port ${port} is in use. Stop what uses it, or choose another: npm run demo -- --port 3979`,
  );
}
