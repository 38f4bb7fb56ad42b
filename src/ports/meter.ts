import type { JobKind } from './jobs.ts';

/** What became of something a person asked, by a press or in words. */
export type Outcome =
  | 'done'
  /** Nothing was to be done but to look. */
  | 'shown'
  /** Answered before: Teams delivered it again. */
  | 'repeated'
  | 'refused'
  | 'changed'
  | 'wrong-input'
  /** More than one person asks for; nothing was done. */
  | 'too-fast'
  | 'old-card'
  | 'store-failed'
  | 'failed';

/** What is known of a message that was handed over; `SendFailed` says what each means. */
export type SendResult = 'sent' | 'no' | 'never' | 'unknown' | 'failed';

/** 'later': it could not begin yet, and comes back. */
export type JobEnd = 'done' | 'later' | 'failed';

/** 'refused': the work itself threw, and nothing was saved because it wanted it so. */
export type TransactionResult = 'saved' | 'refused' | 'not-saved' | 'outcome-unknown';

/**
 * Counts and times what happens, for whoever watches the bot. What is counted by is a word of ours from a short list:
 * never an id, a name or what a person wrote. No method throws, and each returns at once.
 */
export interface Meter {
  /** An HTTP request was answered. `route` is the pattern that matched, null when none did. */
  request(facts: {
    readonly route: string | null;
    readonly status: number;
    /** One of the platform's types or "other"; null when no activity could be read. */
    readonly activityType: string | null;
    /** The edge's own word for why; null when it let the request through. */
    readonly refusedFor: string | null;
  }): void;
  /** One activity was handled, well or not. */
  turn(seconds: number): void;
  /** A verb of no card is counted as "unknown". */
  press(verb: string, outcome: Outcome): void;
  words(outcome: Outcome): void;
  send(operation: 'send' | 'update', result: SendResult, seconds: number): void;
  job(kind: JobKind, end: JobEnd, seconds: number): void;
  transaction(result: TransactionResult, seconds: number): void;
}
