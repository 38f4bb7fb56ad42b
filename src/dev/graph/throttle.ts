import type { Clock } from '#ports/clock.ts';
import { GraphError } from './graph-error.ts';

export interface GraphLimits {
  readonly concurrentPerMailbox: number;
  readonly requestsPerMailbox: number;
  readonly windowMs: number;
}

/** What Microsoft says of one app and one mailbox. */
export const OUTLOOK_LIMITS: GraphLimits = {
  concurrentPerMailbox: 4,
  requestsPerMailbox: 10_000,
  windowMs: 600_000,
};

/** Counts the requests of each mailbox, those in hand and those of the last ten minutes. */
export class Throttle {
  /** How many were refused. */
  refused = 0;
  /** The most that were in hand at once for any mailbox. */
  most = 0;
  readonly #limits: GraphLimits;
  readonly #clock: Clock;
  readonly #inHand = new Map<string, number>();
  readonly #arrived = new Map<string, number[]>();
  constructor(limits: GraphLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Returns what ends the request; throws Graph's 429. */
  enter(address: string): () => void {
    const mailbox = address.toLowerCase();
    const now = Date.parse(this.#clock.now());
    const recent = (this.#arrived.get(mailbox) ?? []).filter(at => at > now - this.#limits.windowMs);
    this.#arrived.set(mailbox, recent);
    const oldest = recent[0];
    if (recent.length >= this.#limits.requestsPerMailbox && oldest !== undefined)
      throw this.#refusal('Request', Math.ceil((oldest + this.#limits.windowMs - now) / 1000));
    const inHand = this.#inHand.get(mailbox) ?? 0;
    if (inHand >= this.#limits.concurrentPerMailbox) throw this.#refusal('MailboxConcurrency', 1);
    recent.push(now);
    this.#inHand.set(mailbox, inHand + 1);
    this.most = Math.max(this.most, inHand + 1);
    return () => this.#inHand.set(mailbox, (this.#inHand.get(mailbox) ?? 1) - 1);
  }

  #refusal(limit: string, seconds: number): GraphError {
    this.refused += 1;
    return new GraphError(429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, {
      'retry-after': String(Math.max(seconds, 1)),
    });
  }
}
