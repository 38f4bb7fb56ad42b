import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod/v4';
import { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';

/** The story is of our time; moments near the ends of what a date can be are none that PostgreSQL can count with. */
const OUR_TIME = /^2\d{3}-/;
const Body = z.strictObject({ now: IsoInstant.regex(OUR_TIME) });

/**
 * POST /demo/clock {"now": "2026-11-03T09:30:00Z"} moves the demo's clock, and once everything that has come due is done
 * answers {"ran": n}; moved backwards, it says so too. What the demo's own workers took meanwhile is done but not in n,
 * which may be 0. Only the demo registers it.
 */
export function demoClockRoute(clock: {
  now(): IsoInstant;
  setNow(now: IsoInstant): void;
  /** Runs what is due until nothing is; returns how much of it was done here. */
  tickUntilQuiet(): Promise<number>;
}): FastifyPluginAsync {
  return async app => {
    app.post('/demo/clock', async (request, reply) => {
      const body = Body.safeParse(request.body);
      if (!body.success) {
        const message =
          'Send {"now": "2026-11-03T09:30:00Z"}, a moment in UTC from the year 2000 on, and nothing else.';
        return reply.code(400).send({ error: 'bad-clock', message });
      }
      const [before, now] = [clock.now(), new Date(body.data.now).toISOString()];
      clock.setNow(now);
      const ran = await clock.tickUntilQuiet();
      if (now >= before) return { ran };
      const note = `The clock went back, from ${momentInWords(before)} to ${momentInWords(now)}: what was done since stays done.`;
      return { ran, note };
    });
  };
}
