import { resolve } from 'node:path';
import type { Bot } from '#bot/context.ts';
import { calendarWorld } from '#bot/keep-calendar.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { buildApp } from '#src/app.ts';
import { type Config, loadConfig } from '#src/config.ts';
import { demoClockRoute } from '../demo-clock-route.ts';
import { outlookPage } from '../graph/outlook-page.ts';
import { CAST, conversationsOf, STORY_BEGINS, TRUST } from './cast.ts';
import type { Closers } from './closers.ts';
import { deleteDemoData, readNotes, refuseRealTrusts, writeNotes } from './demo-folder.ts';
import { DemoRefused } from './demo-refused.ts';
import { anyPort, isFree } from './free-port.ts';
import { greeting } from './greeting.ts';
import { MovableClock } from './movable-clock.ts';
import { nextMeeting } from './next-meeting.ts';
import { openWindows, windowPorts } from './open-windows.ts';
import type { DemoOptions } from './options.ts';
import { fillOutlook, startOutlook, wakeMailboxes } from './outlook.ts';
import { seed } from './seed.ts';
import { seedCoaching } from './seed-coaching.ts';
import { seedNextAgenda } from './seed-meetings.ts';
import { seedPlans } from './seed-plans.ts';
import { seedVisits } from './seed-visits.ts';
import { isRelayed, type Opening, windowRelay } from './window-relay.ts';

/** What can wait is sent by the tick: nobody looks at a demo window for a third of a minute. */
const TICK_MS = 2_000;

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
  const ports = options.playground ? await windowPorts(port) : new Map<string, number>();
  const opening = openWindows({ ports, botUrl, dataDir, say });
  await closers.add(async () => {
    await Promise.all((await opening).map(each => each.stop()));
  });
  if (before && options.now && options.now < before.now)
    say(`The demo's clock goes back to ${options.now}: what was done since stays done.`);
  const clock = new MovableClock(options.now ?? before?.now ?? STORY_BEGINS);
  const remember = () => writeNotes(dataDir, clock.now());
  const setNow = (now: string) => {
    clock.setNow(now);
    remember();
  };
  const outlook = await startOutlook(clock);
  await closers.add(() => outlook.graph.stop());
  const app = await buildApp(
    { ...demoConfig(given, dataDir), publicUrl: botUrl },
    {
      clock,
      calendars: outlook.calendars,
      mails: outlook.mails,
      demo: true,
      tickEveryMs: TICK_MS,
      plugins: bot => [
        demoClockRoute({ now: () => clock.now(), setNow, tickUntilQuiet: () => tickUntilQuiet(bot) }),
        outlookPage(outlook.graph),
        windowRelay({ botUrl, ports, onForgotten: openings => forget(bot, openings) }),
      ],
    },
  ).catch((error: unknown) => Promise.reject(orDeleteIt(error, dataDir)));
  await closers.add(() => app.stop());
  const playgrounds = await opening;
  const { bot } = app;
  await refuseRealTrusts(bot.store, dataDir);
  remember(); // From here on the folder is the demo's, and --fresh may empty it.
  await closers.add(async () => remember());
  const { trustId, modelId } = await seed(bot, { now: clock.now(), model: options.model ?? null });
  await fillOutlook(outlook, bot.store, trustId, { ...calendarWorld(bot), now: clock.now() });
  await forget(bot, await windowsOfEarlierRuns(bot, trustId));
  closers.check();
  await app.start();
  await tickUntilQuiet(bot);
  await bot.store.transaction(trustId, trust => seedNextAgenda(trust, clock.now()));
  closers.check();
  await app.server.listen('127.0.0.1', port);
  // The demo's Outlook tells of them once it reaches the bot.
  await bot.store.transaction(trustId, trust => seedVisits(trust, bot, clock.now()));
  await bot.store.transaction(trustId, trust => seedPlans(trust, bot, clock.now()));
  await bot.store.transaction(trustId, trust => seedCoaching(trust, bot, clock.now()));
  await wakeMailboxes(bot, trustId);
  for (const { member, died } of playgrounds)
    void died.then(why => say(`The window of ${member.name} is gone: ${why}. The rest of the demo goes on.`));
  const next = await nextMeeting(bot, trustId);
  const seconds = process.uptime();
  say(greeting({ now: clock.now(), next, modelId, botUrl, dataDir, seconds }, playgrounds));
}

async function windowsOfEarlierRuns(bot: Bot, trustId: string): Promise<Opening[]> {
  const ids = CAST.flatMap(member => Object.values(conversationsOf(member)));
  const known = await bot.store.inTrust(trustId).conversations.byTeamsIds(ids);
  return known.filter(({ serviceUrl }) => isRelayed(serviceUrl));
}

/** A window that is gone, or was loaded again, shows nothing more: nothing goes there. */
async function forget(bot: Bot, openings: readonly Opening[]): Promise<void> {
  const trust = await bot.store.trusts.byUid(TRUST.uid);
  if (!trust) return;
  await bot.store.transaction(trust.id, async ({ conversations }) => {
    for (const { conversationId } of openings) await conversations.setAside(conversationId, bot.clock.now());
  });
}

/** What a store says of itself when it cannot be opened is about somebody's records; the demo's are made anew. */
function orDeleteIt(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error.name !== 'DatabaseVersionError') return error;
  return new DemoRefused(
    `${error.message}\nIf ${dataDir} holds nothing but the demo's data, delete that folder and start the demo again.`,
  );
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
