/** Runs SQL inside the caller's transaction, so that a job is queued exactly when the transaction commits. */
export interface SqlRunner {
  run(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
}

/** Work that is due now. Later work is a row with a `dueAt`, and `tick` brings it here. */
export type Job =
  | { readonly kind: 'send-post'; readonly trustId: string; readonly postId: string }
  /** `soon`: nobody has just pressed anything, and there is no answer to be read first. */
  | { readonly kind: 'redraw'; readonly trustId: string; readonly deliveryId: string; readonly soon?: true }
  /** A record and its event in a calendar are to be brought together. */
  | { readonly kind: 'calendar'; readonly trustId: string; readonly record: string }
  /** A letter's copy is to go by e-mail. */
  | { readonly kind: 'mail'; readonly trustId: string; readonly letterId: string; readonly personId: string };

/** Thrown by a handler that could not begin yet: no failure. The job comes back after so long, as if new. */
export class Later extends Error {
  override readonly name = 'Later';
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

export type JobKind = Job['kind'];
export type JobHandler<K extends JobKind> = (job: Extract<Job, { kind: K }>) => Promise<void>;
/** `gave-up`: of a job that ran out of tries, so that what it was for is not lost from sight. Tried for days itself. */
export type JobHandlers = { readonly [K in JobKind]: JobHandler<K> } & {
  readonly 'gave-up': (job: Job) => Promise<void>;
};

/** How many jobs of one kind there are, and for how many seconds the oldest not yet done has been queued. */
export interface QueueDepth {
  readonly kind: JobKind;
  readonly waiting: number;
  /** Failed before and to be tried again. */
  readonly retry: number;
  readonly active: number;
  /** Given up, and kept for a while. */
  readonly failed: number;
  readonly oldestSeconds: number;
}

export interface Jobs {
  /** Queues jobs; inside `within`, only if that transaction commits. The same waiting job twice is one job. */
  enqueue(jobs: readonly Job[], within?: SqlRunner): Promise<void>;
  /**
   * Starts working, several jobs at once. A handler that throws anything but `Later` is tried again later, a bounded
   * number of times; then the job is kept as failed and given to `gave-up`, also when it was its process that died.
   */
  start(handlers: JobHandlers): Promise<void>;
  /** Works until nothing is queued or running here; returns how many jobs ran. */
  drain(): Promise<number>;
  /** Looks for queued work at once instead of at the next poll. */
  nudge(): void;
  /** Resolves when the queue answers; throws when it does not. */
  ping(): Promise<void>;
  /** What is queued, one entry for each kind there is. Throws when the queue does not answer. */
  depths(): Promise<readonly QueueDepth[]>;
  /** Finishes what is in hand and takes nothing new. */
  stop(): Promise<void>;
}
