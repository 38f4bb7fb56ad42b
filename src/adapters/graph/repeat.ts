import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Timing } from './patience.ts';
import { retryAfterMs } from './retry-after.ts';
import { sendingOf } from './sending.ts';

const MOST_ATTEMPTS = 5;
const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/**
 * Milliseconds to wait before the next attempt, or null when there must be none. Throttled: nothing was done, and it may
 * be sent again. A server that failed or said nothing may have done it: only what can do nothing more is repeated.
 */
export function waitBeforeNext(
  attempt: number,
  outcome: { readonly status: number | null; readonly afterMs: number | null },
  isRepeatable: boolean,
): number | null {
  const { status, afterMs } = outcome;
  const isThrottled = status === 429;
  const mayHaveBeenDone = status === null || status === 408 || status >= 500;
  if (attempt >= MOST_ATTEMPTS || !(isThrottled || (mayHaveBeenDone && isRepeatable))) return null;
  return afterMs ?? Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS) * (0.75 + Math.random() / 2);
}

/** Sends again what may be, after what Graph says, as long as the patience lasts. */
export class Repeat implements Middleware {
  readonly #timing: Timing;
  #next: Middleware | null = null;
  constructor(timing: Timing) {
    this.#timing = timing;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const { isRepeatable, patience } = sendingOf(context);
    for (let attempt = 1; ; attempt += 1) {
      const error = await this.#attempt(context);
      const response = error === null ? context.response : undefined;
      const outcome = {
        status: response?.status ?? null,
        afterMs: response ? retryAfterMs(response.headers) : null,
      };
      const wait = waitBeforeNext(attempt, outcome, isRepeatable);
      if (wait === null || wait >= patience.leftMs()) {
        if (error !== null) throw error;
        return;
      }
      await this.#timing.wait(wait, patience.signal);
    }
  }

  async #attempt(context: Context): Promise<Error | null> {
    try {
      await this.#next?.execute(context);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error('A request failed.', { cause: error });
    }
  }
}
