import type { AskRate } from '#ports/ask-rate.ts';
import type { RateLimits, SendRate } from '#ports/send-rate.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** A Teams that takes whatever it is sent, so that a test about something else need not wait. */
export const UNLIMITED: SendRate = {
  wait: async () => 0,
  take: async () => ({ slot: { id: 0, notBeforeMs: 0, notAfterMs: NEVER, answerByMs: NEVER } }),
  late: async () => {},
  hold: async () => {},
  forget: async () => 0,
};

/** The same for a whole app, which keeps count of what it sends none the less. */
export const NO_LIMITS: RateLimits = {
  conversation: [],
  tenant: [],
  startWithinMs: Number.MAX_SAFE_INTEGER,
};

/** A bot that never finds anybody too quick: a test presses faster than any hand. */
export const UNHURRIED: AskRate = { take: async () => ({ may: true }) };
