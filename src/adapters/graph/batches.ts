import { z } from 'zod/v4';
import { asCalendarFailure, failureOf, unreadable } from './failures.ts';
import {
  type AskGraph,
  escaped,
  type GraphAnswer,
  type GraphCall,
  preferOf,
  withCode,
} from './graph-client.ts';
import type { Patience } from './patience.ts';
import { retryAfterMs } from './retry-after.ts';

/** Graph takes so many requests in one. */
const MOST_IN_ONE = 20;

const Answers = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

interface Waiting {
  readonly call: GraphCall;
  readonly resolve: (answer: GraphAnswer) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * Calls made in the same moment, together in as few requests as Graph allows. Each gets its own answer; a batch that
 * fails as a whole fails each of its calls with a `WholeBatchFailed`. Every call must be repeatable.
 */
export class Batches {
  readonly #ask: AskGraph;
  readonly #patience: Patience;
  #waiting: Waiting[] = [];
  constructor(ask: AskGraph, patience: Patience) {
    this.#ask = ask;
    this.#patience = patience;
  }

  ask(call: GraphCall): Promise<GraphAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#send());
      this.#waiting.push({ call, resolve, reject });
    });
  }

  #send(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < waiting.length; from += MOST_IN_ONE)
      void this.#sendOne(waiting.slice(from, from + MOST_IN_ONE));
  }

  async #sendOne(items: readonly Waiting[]): Promise<void> {
    try {
      const body = { requests: items.map(({ call }, at) => requestJson(String(at + 1), call)) };
      const call = { method: 'POST', path: '/$batch', body, isRepeatable: true } as const;
      const answer = await this.#ask(call, this.#patience);
      if (answer.status !== 200) throw failureOf(answer);
      const read = Answers.safeParse(answer.body);
      if (!read.success) throw unreadable(new Error('A batch’s answer cannot be read.'));
      const byId = new Map(read.data.responses.map(response => [response.id, response]));
      for (const [at, { resolve, reject }] of items.entries()) {
        const own = byId.get(String(at + 1));
        if (!own) reject(unreadable(new Error('A batch’s answer leaves an item out.')));
        else resolve({ ...withCode(own.body ?? null), status: own.status, afterMs: waitIn(own.headers) });
      }
    } catch (error) {
      const failure = new WholeBatchFailed(asCalendarFailure(error));
      for (const { reject } of items) reject(failure);
    }
  }
}

/** No item of it was answered. */
export class WholeBatchFailed extends Error {
  override readonly name = 'WholeBatchFailed';
  readonly failure: ReturnType<typeof asCalendarFailure>;
  constructor(failure: ReturnType<typeof asCalendarFailure>) {
    super('a whole batch failed', { cause: failure });
    this.failure = failure;
  }
}

function requestJson(id: string, call: GraphCall): object {
  const query = Object.entries(escaped(call.query ?? {})).map(([name, value]) => `${name}=${value}`);
  return {
    id,
    method: call.method,
    url: query.length > 0 ? `${call.path}?${query.join('&')}` : call.path,
    headers: { Prefer: preferOf(call), ...(call.body && { 'Content-Type': 'application/json' }) },
    ...(call.body && { body: call.body }),
  };
}

function waitIn(headers: Readonly<Record<string, string>> | null | undefined): number | null {
  try {
    return headers ? retryAfterMs(new Headers(headers)) : null;
  } catch {
    return null;
  }
}
