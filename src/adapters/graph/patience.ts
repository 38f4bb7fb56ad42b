import { CalendarUnavailable } from '#ports/calendar.ts';

/** Time as the adapter knows it; tests bring one that does not wait. */
export interface Timing {
  /** Milliseconds, from anywhere. */
  now(): number;
  /** Resolves after so long; rejects when the signal ends. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
      return undefined;
    }),
};

/** How long one call of the port may take, its repetitions and its waiting for a turn among it. */
export interface Patience {
  readonly signal: AbortSignal;
  leftMs(): number;
}

export function patienceOf(milliseconds: number, timing: Timing): Patience {
  const until = timing.now() + milliseconds;
  return {
    signal: AbortSignal.timeout(Math.ceil(milliseconds)),
    leftMs: () => until - timing.now(),
  };
}

/** The same, or CalendarUnavailable as soon as the patience ends, whatever becomes of the work. */
export async function within<T>({ signal }: Patience, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new CalendarUnavailable(null, { cause: signal.reason }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
