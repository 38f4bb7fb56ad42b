import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { askLimits, memoryAskRate } from '#adapters/ask-rate/memory-ask-rate.ts';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { documentAddresses } from '#adapters/http/document-addresses.ts';
import { createLogging } from '#adapters/http/pino-log.ts';
import { buildServer } from '#adapters/http/server.ts';
import { tokenCheck } from '#adapters/http/token-check.ts';
import { pgBossJobs, prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { measuredJobs, measuredSends, measuredStore, measuredTurns } from '#adapters/metrics/measured.ts';
import { openMetrics } from '#adapters/metrics/metrics.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { planFilesApart } from '#adapters/plan-files/read-apart.ts';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { openDatabase, storeOn } from '#adapters/store/open-store.ts';
import { pgSendRate } from '#adapters/store/pg-send-rate.ts';
import { botToken } from '#adapters/teams/bot-token.ts';
import { connectorClient } from '#adapters/teams/connector-client.ts';
import { TEAMS_LIMITS } from '#adapters/teams/rate-limits.ts';
import { sentFiles } from '#adapters/teams/sent-files.ts';
import { teamsApp } from '#adapters/teams/teams-app.ts';
import { teamsMessenger } from '#adapters/teams/teams-messenger.ts';
import { allowedTenants } from '#bot/allowed-tenants.ts';
import { calendarEntrance } from '#bot/calendar-entrance.ts';
import type { Bot } from '#bot/context.ts';
import { documentDesk } from '#bot/document-desk.ts';
import { jobHandlers } from '#bot/job-handlers.ts';
import { keepTicking } from '#bot/keep-ticking.ts';
import { type Cards, loadCards } from '#cards-kit/load-cards.ts';
import type { App, AppOptions } from './app-options.ts';
import { automaticRepliesOf, calendarsOf, mailsOf } from './calendars.ts';
import type { Config } from './config.ts';
import { refuseDemoData } from './refuse-demo-data.ts';

const TICK_MS = 20_000;
export const CARDS_FOLDER = join(import.meta.dirname, '../cards');

/** The composition root: which adapter serves which port. Throws what opening the database or a card folder throws. */
export async function buildApp(config: Config, options: AppOptions = {}): Promise<App> {
  const logging = createLogging(config.logLevel, options.logTo);
  const cards: Cards = await loadCards(CARDS_FOLDER);
  const database = options.database ?? (await openDatabase(config, { role: 'bot' }));
  if (database.embedded) await prepareQueue(database.connection);
  const verbs = [...cards.values()].flatMap(card => card.actions.map(({ name }) => `${card.name}.${name}`));
  const { meter, watching } = openMetrics({ verbs, ofProcess: options.isProcess ?? false });
  const jobs = measuredJobs(pgBossJobs(database.connection, logging.log), meter);
  const opened = storeOn(database, (due, within) => jobs.enqueue(due, within), config.writeUpKeys);
  const store = measuredStore(opened, meter);
  const connector = measuredSends(connectorClient({ token: botToken(config.bot) }), meter);
  const sendRate = pgSendRate(database.connection, options.limits ?? TEAMS_LIMITS);
  const clock = options.clock ?? { now: () => new Date().toISOString() };
  const bot: Bot = {
    store,
    jobs,
    messenger: teamsMessenger(connector),
    sendRate,
    askRate: memoryAskRate(askLimits(config.asksInTenSeconds)),
    cards,
    bankHolidays: englandBankHolidays(),
    modelFiles: yamlModelFiles(),
    calendars: options.calendars ?? calendarsOf(config, clock),
    mails: options.mails ?? mailsOf(config),
    automaticReplies: options.automaticReplies ?? automaticRepliesOf(config),
    documents: docxDocuments(),
    planFiles: planFilesApart(options.planReading),
    // Its process begins with the first question.
    solver: options.solver ?? highsSolver(),
    sentFiles: sentFiles({ alsoFrom: options.filesAlsoFrom ?? null }),
    publicUrl: config.publicUrl,
    clock,
    newId: options.newId ?? randomUUID,
    newDocumentAddress: documentAddresses(config.publicUrl),
    log: logging.log,
  };

  const server = buildServer({
    logger: logging.pino,
    tokenCheck: config.bot.appId
      ? tokenCheck({ ...config.bot, appId: config.bot.appId, log: logging.log })
      : null,
    isTenantAllowed: allowedTenants(store, config.allowedTenants),
    onActivity: measuredTurns(teamsApp(bot, connector, meter), meter),
    calendar: calendarEntrance(bot),
    documents: documentDesk(bot, bot),
    probes: { store: () => store.ping(), jobs: () => jobs.ping() },
    meter,
    metrics: { token: config.metricsToken, scrape: watching({ store, jobs, clock }) },
    plugins: options.plugins?.(bot) ?? [],
  });

  let ticking = { stop() {} };
  let stopping: Promise<void> | undefined;
  return {
    bot,
    server,
    async start() {
      if (!options.demo) await refuseDemoData(store);
      await jobs.start(jobHandlers(bot));
      ticking = keepTicking(bot, options.tickEveryMs ?? TICK_MS);
    },
    stop() {
      stopping ??= (async () => {
        ticking.stop();
        await server.close();
        await jobs.stop();
        await bot.solver.stop();
        await sendRate.close();
        await store.close();
      })();
      return stopping;
    },
  };
}
