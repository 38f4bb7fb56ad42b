/** Where a request to Teams goes, as far as Teams counts it. */
export interface SendPlace {
  /** Teams counts an app's requests by the tenant they are for. */
  readonly tenant: string;
  /** The same wherever Teams serves it from. */
  readonly conversationId: string;
  /** It can wait for what is new: it takes no more than three quarters of what the conversation is let. */
  readonly givesWay?: true;
}

/** A right to send one request. Milliseconds but `id` are of this process' `performance.now()`. */
export interface Slot {
  readonly id: number;
  /** The request must start between these two, or not in this slot. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Answered later than this, it may have arrived later than the margins allow for: say so with `late`. */
  readonly answerByMs: number;
}

/** At most `most` requests in any `withinMs`, wherever it begins. */
export interface RateLimit {
  readonly most: number;
  readonly withinMs: number;
  /**
   * How much longer we take the time to be: two requests may arrive closer together than they left, by the late start
   * of the first and the difference of their ways.
   */
  readonly marginMs: number;
}

export interface RateLimits {
  readonly conversation: readonly RateLimit[];
  readonly tenant: readonly RateLimit[];
  /** A request that starts later than this after its slot has lost it. Less than the least margin. */
  readonly startWithinMs: number;
}

/**
 * Keeps all processes on one database within Teams' limits together. Every POST and PUT needs a slot of its own; one
 * not used is only lost. The clock is the database's. Methods throw `NotSaved` when the store does not answer, and
 * may all be called again.
 */
export interface SendRate {
  /** Milliseconds until a request to here could go, 0 for now. Takes nothing. */
  wait(to: SendPlace): Promise<number>;
  /** Takes the earliest slot, or nothing when that is further off than `patienceMs`; then says how far. */
  take(to: SendPlace, patienceMs: number): Promise<{ slot: Slot } | { slot: null; waitMs: number }>;
  /** The request of this slot was only answered now, and counts from now on. */
  late(to: SendPlace, slot: Slot): Promise<void>;
  /**
   * Teams refused a request with 429. Nothing goes to the conversation for so long; nor to its tenant, for at most a
   * minute of it, since Teams does not say which of the limits was met. A longer hold in force stays.
   */
  hold(to: SendPlace, forMs: number): Promise<void>;
  /**
   * Forgets places that have been sent nothing for so long that no limit and no late answer looks back to it, some of
   * them; returns how many. Whatever is taken or held meanwhile counts as ever.
   */
  forget(): Promise<number>;
}
