import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod/v4';
import { asCalendarFailure } from './failures.ts';
import { OneRequest } from './one-request.ts';
import type { Patience, Timing } from './patience.ts';
import { Repeat } from './repeat.ts';
import { retryAfterMs } from './retry-after.ts';
import { Sending } from './sending.ts';
import { ShowToken } from './show-token.ts';

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version, with its parts escaped: `/users/priya%40mill.example/events`. */
  readonly path: string;
  /** As it is meant; escaped on the way. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Besides what every call asks for. */
  readonly prefer?: readonly string[];
  /** Whether sending it again can do nothing more. */
  readonly isRepeatable: boolean;
}

export interface GraphAnswer {
  readonly status: number;
  /** Parsed; null when there is none or it is no JSON. */
  readonly body: unknown;
  /** Graph's own word for a failure. */
  readonly code: string | null;
  readonly afterMs: number | null;
}

/** One call, its repetitions among it. Throws CalendarRefused (no token) or CalendarUnavailable (no answer). */
export type AskGraph = (call: GraphCall, patience: Patience) => Promise<GraphAnswer>;

/** The same, when one of the mailbox's four turns comes. */
export type AskInTurn = (mailbox: string, call: GraphCall, patience: Patience) => Promise<GraphAnswer>;

const PREFER = ['IdType="ImmutableId"', 'outlook.timezone="UTC"'];
const Fault = z.object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) });

export function graphClient(options: {
  readonly baseUrl: string;
  readonly token: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly timing: Timing;
}): AskGraph {
  // A chain of our own: the client's repeats every POST, and shows no token to http.
  const client = Client.initWithMiddleware({
    baseUrl: options.baseUrl,
    defaultVersion: 'v1.0',
    middleware: [new ShowToken(options.token), new Repeat(options.timing), new OneRequest(options.fetch)],
  });

  return async (call, patience) => {
    const sending = new Sending(call.isRepeatable, patience);
    const request = client
      .api(call.path)
      .query(escaped(call.query ?? {}))
      .header('prefer', preferOf(call))
      .header('accept', 'application/json')
      .responseType(ResponseType.RAW)
      .middlewareOptions([sending]);
    try {
      return await read(await send(request, call));
    } catch (error) {
      throw asCalendarFailure(sending.failure ?? error);
    }
  };
}

export function preferOf({ prefer = [] }: Pick<GraphCall, 'prefer'>): string {
  return [...PREFER, ...prefer].join(', ');
}

/** The parts of a path, escaped: ids end with "=", addresses may hold "+" and "'". */
export function pathOf(...parts: readonly string[]): string {
  return parts.map(part => `/${encodeURIComponent(part.toWellFormed())}`).join('');
}

function send(request: ReturnType<Client['api']>, { method, body }: GraphCall): Promise<Response> {
  if (method === 'GET') return request.get();
  if (method === 'DELETE') return request.delete();
  return method === 'POST' ? request.post(body ?? {}) : request.patch(body ?? {});
}

async function read(response: Response): Promise<GraphAnswer> {
  const { status, headers } = response;
  return { ...readBody(await response.text()), status, afterMs: retryAfterMs(headers) };
}

function readBody(text: string): Pick<GraphAnswer, 'body' | 'code'> {
  try {
    return withCode(text ? JSON.parse(text) : null);
  } catch {
    return { body: null, code: null };
  }
}

/** Also for the items of a batch, whose bodies are parsed already. */
export function withCode(body: unknown): Pick<GraphAnswer, 'body' | 'code'> {
  return { body, code: Fault.safeParse(body).data?.error.code ?? null };
}

export function escaped(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}
