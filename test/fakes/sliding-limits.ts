import type { RateLimits } from '#ports/send-rate.ts';

/**
 * Teams' limits as Teams keeps them: each request is counted when it arrives, over windows that begin anywhere. One
 * tenant is all that asks. A refused request does not count.
 */
export class SlidingLimits {
  /** Of each conversation and of the tenant: when what was let through arrived. */
  readonly #arrived = new Map<string, number[]>();
  readonly #limits: RateLimits;
  /** Whether a refusal says how long to wait. */
  readonly saysWhen: boolean;

  constructor(limits: RateLimits, options: { saysWhen: boolean }) {
    this.#limits = limits;
    this.saysWhen = options.saysWhen;
  }

  /** Counts a request that may pass and returns 0, or returns the seconds until it might. */
  secondsToWait(conversationId: string, now = performance.now()): number {
    const keys = [
      { key: `conversation ${conversationId}`, limits: this.#limits.conversation },
      { key: 'tenant', limits: this.#limits.tenant },
    ];
    let waitMs = 0;
    for (const { key, limits } of keys) {
      const arrived = this.#arrived.get(key) ?? [];
      for (const { most, withinMs } of limits) {
        const first = arrived.at(-most);
        if (first !== undefined && now - first < withinMs) waitMs = Math.max(waitMs, first + withinMs - now);
      }
    }
    if (waitMs > 0) return Math.ceil(waitMs / 1000);
    for (const { key } of keys) this.#arrived.set(key, [...(this.#arrived.get(key) ?? []), now]);
    return 0;
  }
}
