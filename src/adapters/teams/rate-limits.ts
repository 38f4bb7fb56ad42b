import type { RateLimits } from '#ports/send-rate.ts';

/**
 * PLATFORM.md, "Teams rate limits": per bot and conversation, and 50 requests a second per app and tenant. The
 * margins leave more than 0.9 of every sustained rate.
 */
export const TEAMS_LIMITS: RateLimits = {
  conversation: [
    // A burst only: 8 in 2 s is the stricter of the two for any longer, so that this one's margin may be wide.
    { most: 7, withinMs: 1_000, marginMs: 250 },
    { most: 8, withinMs: 2_000, marginMs: 200 },
    { most: 60, withinMs: 30_000, marginMs: 1_000 },
    { most: 1_800, withinMs: 3_600_000, marginMs: 5_000 },
  ],
  tenant: [{ most: 50, withinMs: 1_000, marginMs: 85 }],
  startWithinMs: 45,
};
