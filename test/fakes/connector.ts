import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlidingLimits } from './sliding-limits.ts';

/** A request as it arrived, whatever became of it. */
export interface ConnectorRequest {
  readonly method: string;
  /** Decoded: "conversations/a:1/activities". */
  readonly path: readonly string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** A message that Teams accepted, as it stands now. */
export interface SentMessage {
  readonly id: string;
  readonly conversationId: string;
  activity: Readonly<Record<string, unknown>>;
  /** How often it was replaced. */
  updates: number;
  deleted: boolean;
}

/**
 * What goes wrong. `accepted` says whether Teams did what was asked before failing, which the sender cannot know.
 * `retryAfter` is put into the header as it is.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: string;
      readonly accepted?: boolean;
    }
  | { readonly kind: 'reset'; readonly accepted?: boolean }
  | { readonly kind: 'stall'; readonly accepted?: boolean }
  /** Any answer at all, for what a proxy in between might say. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

export const THROTTLED = { kind: 'status', status: 429, code: 'Throttled' } as const satisfies Fault;
export const BLOCKED: Fault = { kind: 'status', status: 403, code: 'MessageWritesBlocked' };
export const GONE: Fault = { kind: 'status', status: 404, code: 'ConversationNotFound' };

/** Decides what goes wrong next: the queue first, then what is always wrong, then the plan. */
class Faults {
  readonly #queue: Fault[] = [];
  #always: Fault | null = null;
  /** Asked about each request that nothing else befell. */
  plan: (request: ConnectorRequest) => Fault | null = () => null;
  /** The next requests fail, one fault each; then all is well again. */
  once(...faults: readonly Fault[]): void {
    this.#queue.push(...faults);
  }
  /** Every request fails until `clear`. */
  always(fault: Fault): void {
    this.#always = fault;
  }
  clear(): void {
    this.#queue.length = 0;
    this.#always = null;
  }
  next(request: ConnectorRequest): Fault | null {
    return this.#queue.shift() ?? this.#always ?? this.plan(request);
  }
}

/** A small real HTTP stand-in for the Bot Connector's /v3/conversations on loopback. */
export class Connector {
  /** Accepted messages, oldest first; updated in place. */
  readonly sent: SentMessage[] = [];
  /** Everything that arrived, refused or not. */
  readonly requests: ConnectorRequest[] = [];
  readonly faults = new Faults();
  /** What it takes in how long; null takes everything. */
  limits: SlidingLimits | null = null;
  /** How many requests went over the limits. */
  refused = 0;
  /** By member id; what GET members answers. */
  readonly members = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #server = createServer((request, response) => void this.#receive(request, response));
  readonly #waiting: { count: number; resolve: () => void }[] = [];

  static async start(): Promise<Connector> {
    const connector = new Connector();
    await new Promise<void>(resolve => connector.#server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  /** The service URL to put into activities and conversations. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The messages now in a conversation. */
  in(conversationId: string): SentMessage[] {
    return this.sent.filter(message => message.conversationId === conversationId && !message.deleted);
  }

  /** Resolves when this many requests have arrived since the start. */
  async arrived(count: number): Promise<void> {
    if (this.requests.length >= count) return;
    await new Promise<void>(resolve => this.#waiting.push({ count, resolve }));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(message);
    this.requests.push(request);
    const fault = this.faults.next(request) ?? this.#overLimit(request);
    const answer = fault && !('accepted' in fault && fault.accepted) ? null : this.#carryOut(request);
    if (fault) fail(fault, response);
    else reply(response, answer?.status ?? 404, answer?.body ?? { error: { code: 'NotFound' } });
    for (const waiting of this.#waiting) if (this.requests.length >= waiting.count) waiting.resolve();
  }

  #overLimit({ path: [, conversationId, part] }: ConnectorRequest): Fault | null {
    if (!this.limits || conversationId === undefined || part !== 'activities') return null;
    const seconds = this.limits.secondsToWait(conversationId);
    if (seconds === 0) return null;
    this.refused += 1;
    return this.limits.saysWhen ? { ...THROTTLED, retryAfter: String(seconds) } : THROTTLED;
  }

  #carryOut({ method, path, body }: ConnectorRequest): { status: number; body?: object } | null {
    const [root, conversationId, part, id] = path;
    if (root !== 'conversations') return null;
    if (method === 'POST' && conversationId === undefined)
      return { status: 201, body: { id: `a:new-${this.requests.length}` } };
    if (conversationId === undefined) return null;
    if (method === 'GET' && part === 'members' && id !== undefined) {
      const member = this.members.get(id);
      return member ? { status: 200, body: member } : null;
    }
    if (part !== 'activities') return null;
    if (method === 'POST') return { status: 201, body: { id: this.#add(conversationId, body ?? {}) } };
    const message = this.in(conversationId).find(sent => sent.id === id);
    if (!message) return null;
    if (method === 'PUT') {
      message.activity = body ?? {};
      message.updates += 1;
    } else message.deleted = true;
    return { status: 200, body: { id: message.id } };
  }

  #add(conversationId: string, activity: Readonly<Record<string, unknown>>): string {
    const id = `1762162200${String(this.sent.length + 1).padStart(3, '0')}`;
    this.sent.push({ id, conversationId, activity, updates: 0, deleted: false });
    return id;
  }
}

async function read(message: IncomingMessage): Promise<ConnectorRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const path = (message.url ?? '')
    .replace(/^.*?\/v3\//, '')
    .split('/')
    .map(decodeURIComponent);
  return {
    method: message.method ?? '',
    path,
    headers: message.headers,
    body: text ? JSON.parse(text) : null,
  };
}

function fail(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  else if (fault.kind === 'answer')
    response.writeHead(fault.status, { ...fault.headers }).end(fault.body ?? '');
  else if (fault.kind === 'status') {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
    reply(response, fault.status, {
      error: { code: fault.code ?? 'Fault', message: 'private words of the message' },
    });
  }
  // A stall says nothing: the sender's patience ends first, or `stop` closes the connection.
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
