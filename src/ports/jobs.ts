/** Runs SQL inside the caller's transaction, so that a job is queued exactly when the transaction commits. */
export interface SqlRunner {
  run(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
}

/** Work that is due now. Later work is a row with a `dueAt`, and `tick` brings it here. */
export type Job =
  | { readonly kind: 'send-post'; readonly trustId: string; readonly postId: string }
  | { readonly kind: 'redraw'; readonly trustId: string; readonly deliveryId: string };

export type JobKind = Job['kind'];
export type JobHandler<K extends JobKind> = (job: Extract<Job, { kind: K }>) => Promise<void>;

export interface Jobs {
  /** Queues jobs; inside `within`, only if that transaction commits. The same waiting job twice is one job. */
  enqueue(jobs: readonly Job[], within?: SqlRunner): Promise<void>;
  /** Starts working. A handler that throws is tried again later, a bounded number of times, then kept as failed. */
  start(handlers: { [K in JobKind]: JobHandler<K> }): Promise<void>;
  /** Works until nothing is queued or running here; returns how many jobs ran. */
  drain(): Promise<number>;
  /** Looks for queued work at once instead of at the next poll. */
  nudge(): void;
  /** Resolves when the queue answers; throws when it does not. */
  ping(): Promise<void>;
  /** Finishes what is in hand and takes nothing new. */
  stop(): Promise<void>;
}
