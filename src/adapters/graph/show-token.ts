import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { within } from './patience.ts';
import { sendingOf } from './sending.ts';

/** Puts the token on; the client's own middleware leaves it off where the address is not https, as in the demo. */
export class ShowToken implements Middleware {
  readonly #token: () => Promise<string>;
  #next: Middleware | null = null;
  constructor(token: () => Promise<string>) {
    this.#token = token;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const sending = sendingOf(context);
    try {
      const token = await within(sending.patience, this.#token());
      context.options = {
        ...context.options,
        headers: {
          ...(context.options?.headers as Record<string, string>),
          authorization: `Bearer ${token}`,
        },
      };
      await this.#next?.execute(context);
    } catch (error) {
      sending.failure = error;
      throw error;
    }
  }
}
