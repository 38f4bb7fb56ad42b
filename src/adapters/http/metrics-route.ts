import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isLoopback } from '#bot/service-url.ts';
import { answerNotFound } from './faults.ts';

export interface MetricsOptions {
  /** Who shows it may ask from anywhere; `null` leaves this machine alone. */
  readonly token: string | null;
  /** Text for Prometheus. Answers in bounded time whatever the database does. */
  readonly scrape: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

export const METRICS = '/metrics';

/**
 * GET /metrics, for whoever asks on this machine itself or shows the token. To anybody else there is no such page.
 */
export function metricsRoute({ token, scrape }: MetricsOptions): FastifyPluginAsync {
  return async app => {
    // Asked several times a minute, like the health pages.
    const quiet = ['trace', 'debug', 'info'].includes(app.log.level) ? ({ logLevel: 'warn' } as const) : {};
    app.get(METRICS, quiet, async (request, reply) => {
      if (!isOnThisMachine(request) && !shows(request, token)) {
        request.refusedFor = 'metrics';
        return answerNotFound(request, reply);
      }
      const { contentType, text } = await scrape();
      return reply.header('content-type', contentType).send(text);
    });
  };
}

const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const PROXIED = /^(?:forwarded|via|x-real-ip|x-forwarded.*)$/;

/**
 * A proxy on this machine calls from it too, for anybody: its headers give it away. And a web page can make a
 * browser here call us by a name that it has pointed at this machine, which then stands in `Host`.
 */
function isOnThisMachine({ socket, headers }: FastifyRequest): boolean {
  const host = URL.parse(`http://${headers.host ?? ''}`);
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    host !== null &&
    isLoopback(host) &&
    !Object.keys(headers).some(name => PROXIED.test(name))
  );
}

function shows({ headers }: FastifyRequest, token: string | null): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  // Digests, because only what is of one length can be compared in constant time.
  return token !== null && shown !== undefined && timingSafeEqual(digest(shown), digest(token));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
