import type { FastifyPluginAsync } from 'fastify';

/** Resolves when that part works; anything else is a fault. Named as /readyz names it. */
export type Probes = Readonly<Record<string, () => Promise<void>>>;

/** Under the second or two that orchestrators give a probe by default. */
const PROBE_MS = 1_500;

/**
 * GET /healthz: the process is alive. GET /readyz: it can do its work, 503 with the names of the parts that failed
 * (nothing else: both are open to anybody). Requests that come together share one look.
 */
export function healthRoutes(options: { probes: Probes; isStopping: () => boolean }): FastifyPluginAsync {
  const { probes, isStopping } = options;
  let looking: Promise<string[]> | null = null;

  async function failing(): Promise<string[]> {
    const looked = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => ((await answersInTime(probe)) ? null : name)),
    );
    return looked.filter(name => name !== null);
  }

  return async app => {
    // Asked every few seconds: only what goes wrong is logged. A route's own level would loosen a stricter one.
    const quiet = ['trace', 'debug', 'info'].includes(app.log.level) ? ({ logLevel: 'warn' } as const) : {};
    app.get('/healthz', quiet, async () => ({ status: 'ok' }));
    app.get('/readyz', quiet, async (request, reply) => {
      if (isStopping()) return reply.code(503).send({ status: 'unavailable', failed: ['stopping'] });
      looking ??= failing().finally(() => {
        looking = null;
      });
      const failed = await looking;
      if (failed.length === 0) return { status: 'ok' };
      request.log.warn({ failed: failed.join(' ') }, 'not ready');
      return reply.code(503).send({ status: 'unavailable', failed });
    });
  };
}

async function answersInTime(probe: () => Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PROBE_MS);
  const answered = (async () => probe())().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
