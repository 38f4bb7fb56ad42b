import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  fastify,
  LogController,
} from 'fastify';
import type { DocumentDesk } from '#bot/document-desk.ts';
import { isLoopback } from '#bot/service-url.ts';
import { Explained } from '#domain/explained.ts';
import type { Meter } from '#ports/meter.ts';
import { aboutRoutes } from './about-routes.ts';
import { type CalendarEntrance, calendarRoutes } from './calendar-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { drain } from './drain.ts';
import { answerFault, answerNotFound } from './faults.ts';
import { healthRoutes, type Probes } from './health-routes.ts';
import { type MessagesOptions, messagesRoute } from './messages-route.ts';
import { METRICS, type MetricsOptions, metricsRoute } from './metrics-route.ts';
import { refuse } from './refuse.ts';
import { requestIdFrom } from './request-id.ts';

export interface ServerDeps extends MessagesOptions {
  /** `createLogging(…).pino`. */
  readonly logger: FastifyBaseLogger;
  /** What /readyz asks, by the name it reports: the store and the jobs. */
  readonly probes: Probes;
  /** Who hands out documents; without one /documents leads nowhere. */
  readonly documents?: DocumentDesk;
  /** Who is told of changes in calendars; without one /api/graph leads nowhere. */
  readonly calendar?: CalendarEntrance;
  /** Told of every request that was answered. */
  readonly meter?: Pick<Meter, 'request'>;
  /** What /metrics serves, and to whom; without it there is no such page. */
  readonly metrics?: MetricsOptions;
  /** More routes, such as the demo's clock. */
  readonly plugins?: readonly FastifyPluginAsync[];
  /** How long `close` waits for requests in hand; 10 s. */
  readonly stopWithinMs?: number;
}

export interface Server {
  /** For `inject` in tests. */
  readonly app: FastifyInstance;
  /** Starts listening and returns the address. Refuses any host but this machine when nothing is authenticated. */
  listen(host: string, port: number): Promise<string>;
  /**
   * Refuses what is new (503, `Connection: close`, /readyz red), finishes what is in hand within `stopWithinMs`, then
   * closes every connection. May be called twice; both wait for the same end.
   */
  close(): Promise<void>;
}

/** Another program listens there; the message says what to do. */
class PortInUse extends Explained {
  override readonly name = 'PortInUse';
  readonly code = 'EADDRINUSE';
}

const BODY_LIMIT = 256 * 1024;
/** Asked also, and above all, while the bot stops. */
const WATCHING = new Set<string | undefined>(['/healthz', '/readyz', METRICS]);
/** A whole request, head and body, must be in by then; slower ones only hold sockets open. */
const REQUEST_MS = 30_000;

/** The bot's HTTP face: POST /api/messages, GET /healthz, /readyz, /metrics, /privacy, /terms, the documents and what `plugins` add. */
export function buildServer(deps: ServerDeps): Server {
  const handling = drain();
  const app = fastify({
    loggerInstance: deps.logger,
    // Fastify's own lines carry the address and URL of whoever called; ours below do not.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: raw => requestIdFrom(raw.headers['x-request-id']),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    // Until `close` has drained, we refuse with our own 503, so that /readyz can still be asked.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerFault(error, request, reply),
  });

  // Only JSON comes in. Fastify's own parser refuses __proto__ and constructor.prototype.
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('activityType', null);
  app.decorateRequest('refusedFor', null);
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler(answerNotFound);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const end = handling.begin();
    reply.raw.once('close', end);
    if (!handling.isStopping() || WATCHING.has(request.routeOptions.url)) return undefined;
    reply.header('retry-after', '5');
    return refuse(reply, 503, 'stopping', 'The bot is stopping. Please try again.');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (handling.isStopping()) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { activityType, refusedFor } = request;
    const route = request.routeOptions.url ?? null;
    const status = reply.statusCode;
    deps.meter?.request({ route, status, activityType, refusedFor });
    request.log.info(
      {
        method: request.method,
        route,
        status,
        durationMs: Math.round(reply.elapsedTime),
        ...(activityType && { activityType }),
        ...(refusedFor && { refusedFor }),
      },
      'request',
    );
  });

  app.register(healthRoutes({ probes: deps.probes, isStopping: handling.isStopping }));
  app.register(aboutRoutes);
  if (deps.metrics) app.register(metricsRoute(deps.metrics));
  // Counted apart from the response: a caller who hangs up does not undo what was begun.
  app.register(
    messagesRoute({ ...deps, onActivity: activity => handling.during(() => deps.onActivity(activity)) }),
  );
  const desk = deps.documents;
  if (desk) {
    const open: DocumentDesk['open'] = (trustId, token) => handling.during(() => desk.open(trustId, token));
    app.register(documentRoutes({ look: (trustId, token) => desk.look(trustId, token), open }));
  }
  const { calendar } = deps;
  if (calendar) {
    const onNotifications: CalendarEntrance['onNotifications'] = items =>
      handling.during(() => calendar.onNotifications(items));
    const onLifecycle: CalendarEntrance['onLifecycle'] = items =>
      handling.during(() => calendar.onLifecycle(items));
    app.register(calendarRoutes({ onNotifications, onLifecycle }));
  }
  for (const plugin of deps.plugins ?? []) app.register(plugin);

  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    const stopped = handling.stop(deps.stopWithinMs ?? 10_000);
    app.server.closeIdleConnections();
    const left = await stopped;
    if (left > 0) app.log.warn({ left }, 'stopped with requests still in hand');
    app.server.closeAllConnections();
    await app.close();
  }

  return {
    app,
    async listen(host, port) {
      if (!deps.tokenCheck && !isLoopback(new URL(`http://${host.includes(':') ? `[${host}]` : host}`))) {
        throw new Error(`Without an app id nothing is authenticated, so the bot does not listen on ${host}.`);
      }
      return app.listen({ host, port }).catch((error: unknown) => {
        throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
          ? new PortInUse(`Port ${port} of ${host} is in use. Stop what uses it, or set PORT to another.`)
          : error;
      });
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
