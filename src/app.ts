import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { createLogging } from '#adapters/http/pino-log.ts';
import { buildServer, type Server } from '#adapters/http/server.ts';
import { tokenCheck } from '#adapters/http/token-check.ts';
import { pgBossJobs, prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { type Database, openDatabase, storeOn } from '#adapters/store/open-store.ts';
import { botToken } from '#adapters/teams/bot-token.ts';
import { connectorClient } from '#adapters/teams/connector-client.ts';
import { teamsApp } from '#adapters/teams/teams-app.ts';
import { teamsMessenger } from '#adapters/teams/teams-messenger.ts';
import { allowedTenants } from '#bot/allowed-tenants.ts';
import type { Bot } from '#bot/context.ts';
import { keepTicking } from '#bot/keep-ticking.ts';
import { redraw, sendPost } from '#bot/send-post.ts';
import { type Cards, loadCards } from '#cards-kit/load-cards.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { Store } from '#ports/store.ts';
import { type Config, ConfigurationError } from './config.ts';

export interface AppOptions {
  readonly clock?: Clock;
  readonly newId?: NewId;
  /** An open database, for tests and the demo; otherwise the configuration's is opened. */
  readonly database?: Database;
  /** More routes; the demo's clock. */
  readonly plugins?: (bot: Bot) => readonly FastifyPluginAsync[];
  /** How often due work is looked for; 0 never, for tests that tick themselves. */
  readonly tickEveryMs?: number;
  /** The demo: works on a store that holds the demo's trust, which nothing else does. */
  readonly demo?: boolean;
}

/** A whole Fortnight, wired and not yet listening. */
export interface App {
  readonly bot: Bot;
  readonly server: Server;
  /** Starts working the queue and the clock. */
  start(): Promise<void>;
  /** Refuses what is new, finishes what is in hand, closes the store. May be called twice. */
  stop(): Promise<void>;
}

const TICK_MS = 20_000;
export const CARDS_FOLDER = join(import.meta.dirname, '../cards');

/** The composition root: which adapter serves which port. Throws what opening the database or a card folder throws. */
export async function buildApp(config: Config, options: AppOptions = {}): Promise<App> {
  const logging = createLogging(config.logLevel);
  const cards: Cards = await loadCards(CARDS_FOLDER);
  const database = options.database ?? (await openDatabase(config, { role: 'bot' }));
  if (database.embedded) await prepareQueue(database.connection);
  const jobs = pgBossJobs(database.connection, logging.log);
  const store = storeOn(database, (due, within) => jobs.enqueue(due, within));
  const connector = connectorClient({ token: botToken(config.bot) });
  const clock = options.clock ?? { now: () => new Date().toISOString() };
  const newId = options.newId ?? randomUUID;
  const bot: Bot = {
    store,
    jobs,
    messenger: teamsMessenger(connector),
    cards,
    bankHolidays: englandBankHolidays(),
    clock,
    newId,
    log: logging.log,
  };

  const server = buildServer({
    logger: logging.pino,
    tokenCheck: config.bot.appId
      ? tokenCheck({ ...config.bot, appId: config.bot.appId, log: logging.log })
      : null,
    isTenantAllowed: allowedTenants(store, config.allowedTenants),
    onActivity: teamsApp(bot, connector),
    probes: { store: () => store.ping(), jobs: () => jobs.ping() },
    plugins: options.plugins?.(bot) ?? [],
  });

  let ticking = { stop() {} };
  let stopping: Promise<void> | undefined;
  return {
    bot,
    server,
    async start() {
      if (!options.demo) await refuseDemoData(store);
      await jobs.start({
        'send-post': job => sendPost(bot, job.trustId, job.postId),
        redraw: job => redraw(bot, job.trustId, job.deliveryId),
      });
      ticking = keepTicking(bot, options.tickEveryMs ?? TICK_MS);
    },
    stop() {
      stopping ??= (async () => {
        ticking.stop();
        await server.close();
        await jobs.stop();
        await store.close();
      })();
      return stopping;
    },
  };
}

/** The demo's people have well-known ids, so its data is never served to a network. */
async function refuseDemoData(store: Store): Promise<void> {
  const demo = (await store.trusts.list()).find(trust => trust.isDemo);
  if (demo) {
    throw new ConfigurationError(
      `The data here is the demo's (${demo.name}). Set DATA_DIR to another folder, or run the demo: npm run demo`,
    );
  }
}
