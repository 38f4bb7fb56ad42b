import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AskRate } from '#ports/ask-rate.ts';

/** How many presses and messages of one person count as a human's. `most` is far above what a hand can do. */
export interface AskLimit {
  readonly most: number;
  readonly withinSeconds: number;
}

/** 20 in 10 seconds and 120 in five minutes, from the one number that can be configured. */
export const askLimits = (inTenSeconds: number): AskLimit[] => [
  { most: inTenSeconds, withinSeconds: 10 },
  { most: inTenSeconds * 6, withinSeconds: 300 },
];

/** Teams delivers one press up to four times, within a minute. */
const DELIVERIES = 4;
const REDELIVERED_WITHIN_SECONDS = 60;

/**
 * Counts in this process alone: the limit is there so that nobody can keep a process or its database busy, and each
 * process guards itself; counting in the database would be the very load it is to keep away.
 *
 * A person is kept as one of 65,536 numbers, so the memory has an end whoever comes, and no id lies in it; two people
 * who share a number at one time share a limit that is generous for both. Beside it there is what was let in within
 * the last minute, which the limit itself keeps small.
 */
export function memoryAskRate(limits: readonly AskLimit[]): AskRate {
  const limiter = ({ most, withinSeconds }: AskLimit, times = 1) =>
    new RateLimiterMemory({ points: most * times, duration: withinSeconds });
  const asks = limits.map(limit => limiter(limit));
  // Everything that was let in may come three times more, from a process that has not seen it yet as well.
  const lookUps = limits.map(limit => limiter(limit, DELIVERIES - 1));
  const telling = limiter({ most: 1, withinSeconds: 10 });
  const letIn = limiter({ most: DELIVERIES, withinSeconds: REDELIVERED_WITHIN_SECONDS });

  return {
    async take(who, what) {
      const person = hashOf(who).slice(0, 4);
      const thing = hashOf(JSON.stringify([who, what]));
      const seen = await consume(letIn, thing);
      if (!seen.over && !seen.first) return { may: true };
      const waitMs = await consumeAll(asks, person);
      if (waitMs === null) return { may: true };
      // Only what was let in may come again uncounted.
      if (seen.first) await letIn.delete(thing);
      const mayLookUp = (await consumeAll(lookUps, person)) === null;
      return { may: false, waitMs, mayLookUp, told: (await consume(telling, person)).over };
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string) {
  const [result, over] = await limiter.consume(key).then(
    taken => [taken, false] as const,
    (refused: unknown) => [refused, true] as const,
  );
  if (!(result instanceof RateLimiterRes)) throw result;
  return { over, first: result.isFirstInDuration, waitMs: result.msBeforeNext };
}

/** Null when every window has room; else how long until the first that has none begins anew. */
async function consumeAll(limiters: readonly RateLimiterMemory[], key: string): Promise<number | null> {
  for (const limiter of limiters) {
    const { over, waitMs } = await consume(limiter, key);
    if (over) return waitMs;
  }
  return null;
}

const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');
