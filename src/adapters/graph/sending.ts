import type { Context, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Patience } from './patience.ts';

/** What goes with one request through the client's middleware. */
export class Sending implements MiddlewareOptions {
  /** Whether it may be sent again when nobody knows what became of it. */
  readonly isRepeatable: boolean;
  readonly patience: Patience;
  /** What was thrown: the client makes an error of its own of it, and the cause is lost. */
  failure: unknown = null;
  constructor(isRepeatable: boolean, patience: Patience) {
    this.isRepeatable = isRepeatable;
    this.patience = patience;
  }
}

export function sendingOf(context: Context): Sending {
  const sending = context.middlewareControl?.getMiddlewareOptions(Sending);
  if (!(sending instanceof Sending)) throw new Error('A request to Graph was not made by graph-client.ts.');
  return sending;
}
