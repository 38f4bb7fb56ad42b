import { type Job, type Jobs, Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { JobEnd, Meter, SendResult, TransactionResult } from '#ports/meter.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';

/** Runs `work` and hands on how long it took in seconds and what it threw, if it did. The result is the work's own. */
async function timed<T>(
  work: () => Promise<T>,
  ended: (seconds: number, thrown?: { readonly error: unknown }) => void,
): Promise<T> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let result: T;
  try {
    result = await work();
  } catch (error) {
    ended(seconds(), { error });
    throw error;
  }
  ended(seconds());
  return result;
}

/** Anything that sends and replaces messages. */
interface Sends {
  send(...args: never[]): Promise<string>;
  update(...args: never[]): Promise<void>;
}

/** The same, each message counted by what is known of it. */
export function measuredSends<T extends Sends>(way: T, meter: Meter): T {
  const count =
    <Args extends never[], R>(operation: 'send' | 'update', work: (...args: Args) => Promise<R>) =>
    (...args: Args) =>
      timed(
        () => work(...args),
        (seconds, thrown) => meter.send(operation, thrown ? unsent(thrown.error) : 'sent', seconds),
      );
  return {
    ...way,
    send: count('send', (...args) => way.send(...args)),
    update: count('update', (...args) => way.update(...args)),
  };
}

function unsent(error: unknown): SendResult {
  return error instanceof SendFailed ? error.arrived : 'failed';
}

/** The same store, each transaction counted by how it ended. */
export function measuredStore(store: Store, meter: Meter): Store {
  return {
    ...store,
    transaction: (trustId, work, options) =>
      timed(
        () => store.transaction(trustId, work, options),
        (seconds, thrown) => meter.transaction(thrown ? unsaved(thrown.error) : 'saved', seconds),
      ),
  };
}

function unsaved(error: unknown): TransactionResult {
  if (error instanceof NotSaved) return 'not-saved';
  return error instanceof OutcomeUnknown ? 'outcome-unknown' : 'refused';
}

/** The same queue, each job it runs counted. */
export function measuredJobs(jobs: Jobs, meter: Meter): Jobs {
  const count =
    <J extends Job>(work: (job: J) => Promise<void>) =>
    (job: J) =>
      timed(
        () => work(job),
        (seconds, thrown) => meter.job(job.kind, endOf(thrown), seconds),
      );
  return {
    ...jobs,
    start: handlers =>
      jobs.start({
        ...handlers,
        'send-post': count(handlers['send-post']),
        redraw: count(handlers.redraw),
      }),
  };
}

function endOf(thrown?: { readonly error: unknown }): JobEnd {
  if (!thrown) return 'done';
  return thrown.error instanceof Later ? 'later' : 'failed';
}

/** The same handler of activities, timed. */
export function measuredTurns<A, R>(handle: (activity: A) => Promise<R>, meter: Meter) {
  return (activity: A): Promise<R> =>
    timed(
      () => handle(activity),
      seconds => meter.turn(seconds),
    );
}
