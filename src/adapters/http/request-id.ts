import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** The id of the request being handled, `undefined` outside of one. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}

/** Runs `work` so that every log line written on its account carries the request's id. */
export function asRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The caller's own id when it is harmless in a log and a header, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID();
}
