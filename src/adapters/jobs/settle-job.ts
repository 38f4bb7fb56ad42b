import { type Job, Later } from '#ports/jobs.ts';
import type { Log } from '#ports/log.ts';

/** 'later': given back to the queue, and done with here. */
export type End = 'done' | 'later' | 'failed';

/** Runs jobs, and queues those anew that must wait (unless they have been asked for again). Never throws of a job. */
export function settledBy(
  run: (job: Job) => Promise<void>,
  again: (job: Job, seconds: number) => Promise<unknown>,
  log: Log,
): (job: Job) => Promise<End> {
  return async job => {
    try {
      await run(job);
      return 'done';
    } catch (error) {
      if (error instanceof Later) {
        await again(job, Math.ceil(error.afterMs / 1000));
        return 'later';
      }
      const name = error instanceof Error ? error.name : 'unknown';
      log.warn({ job: job.kind, error: name }, 'a job failed and will be tried again');
      return 'failed';
    }
  };
}
