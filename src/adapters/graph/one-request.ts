import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { within } from './patience.ts';
import { sendingOf } from './sending.ts';

/** A page of events with their attendees is some hundred KB; a longer answer is not Graph's. */
const LONGEST_ANSWER = 16 * 1024 * 1024;
/** One that says nothing for so long is given up while there is time for another. */
const ATTEMPT_MS = 10_000;
const BODYLESS = new Set([204, 205, 304]);

/** The end of the chain: one request, its answer read to the end, so that one that breaks off counts as no answer. */
export class OneRequest implements Middleware {
  readonly #fetch: typeof fetch;
  constructor(fetchWith: typeof fetch) {
    this.#fetch = fetchWith;
  }

  async execute(context: Context): Promise<void> {
    const { patience } = sendingOf(context);
    context.response = await within(patience, this.#ask(context, patience.signal));
  }

  async #ask(context: Context, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(context.request, {
      ...(context.options as RequestInit),
      // A redirect would carry the token wherever it points.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
    });
    const { status, headers } = response;
    const text = await bounded(response);
    return new Response(BODYLESS.has(status) ? null : text, { status, headers });
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST_ANSWER) throw new Error('The answer is too long to be one of Graph’s.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
