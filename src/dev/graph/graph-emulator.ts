import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#ports/clock.ts';
import { batchJson, readBatch } from './batch.ts';
import { Controls } from './controls.ts';
import { DeltaReader } from './delta.ts';
import { type Fault, Faults, type GraphRequest } from './faults.ts';
import { errorBody, GraphError } from './graph-error.ts';
import { type Deliver, deliverByHttp, Notifier } from './notifier.ts';
import { Outlook } from './outlook.ts';
import { type Answer, type RouteDeps, route } from './routes.ts';
import { type Handshake, handshakeByHttp, Subscriptions } from './subscriptions.ts';
import { type TestCertificate, testCertificate } from './test-certificate.ts';
import { type GraphLimits, OUTLOOK_LIMITS, Throttle } from './throttle.ts';
import { breakOff, readRequest, writeAnswer } from './wire.ts';

export interface Exchange {
  readonly request: GraphRequest;
  readonly answer: Answer;
}

export interface EmulatorOptions {
  readonly clock?: Clock;
  readonly tenantId?: string;
  /** Serves https with a certificate made for this process. */
  readonly tls?: boolean;
  readonly port?: number;
  readonly limits?: GraphLimits;
  /** Whether a bearer token is good; by default every one is that is there. */
  readonly isTokenGood?: (token: string) => boolean;
  /** What every request takes, items of batches too; at once by default. */
  readonly takes?: (request: GraphRequest) => Promise<void>;
  /** Told of everything that was asked and answered, items of batches too. */
  readonly onExchange?: (exchange: Exchange) => void;
  readonly deliver?: Deliver;
  readonly handshake?: Handshake;
}

const TENANT = '11111111-1111-4111-8111-111111111111';

/** A stand-in for Microsoft Graph's calendars over real HTTP: the tests' partner and the demo's Outlook. */
export class GraphEmulator {
  readonly faults = new Faults();
  readonly outlook: Outlook;
  readonly subscriptions: Subscriptions;
  readonly delta: DeltaReader;
  readonly throttle: Throttle;
  readonly notifier: Notifier;
  /** What people do in their Outlook. */
  readonly people: Controls;
  /** Every request that arrived, refused or not; items of batches follow their batch. */
  readonly requests: GraphRequest[] = [];
  /** How a transactionId that was used before is answered. */
  duplicates: 'answer' | 'conflict' = 'answer';
  readonly certificate: TestCertificate | null;
  readonly #options: EmulatorOptions;
  readonly #clock: Clock;
  readonly #server: ReturnType<typeof createPlainServer>;

  private constructor(options: EmulatorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? { now: () => new Date().toISOString() };
    this.notifier = new Notifier(this.faults, options.deliver ?? deliverByHttp);
    this.outlook = new Outlook(this.#clock, change => this.subscriptions.changed(change));
    this.subscriptions = new Subscriptions({
      outlook: this.outlook,
      clock: this.#clock,
      notifier: this.notifier,
      handshake: options.handshake ?? handshakeByHttp,
      tenantId: options.tenantId ?? TENANT,
    });
    this.delta = new DeltaReader(this.outlook);
    this.throttle = new Throttle(options.limits ?? OUTLOOK_LIMITS, this.#clock);
    this.people = new Controls(this.outlook);
    this.certificate = options.tls ? testCertificate() : null;
    const listener: Parameters<typeof createPlainServer>[1] = (message, response) => {
      this.#serve(message, response).catch(() => breakOff(response));
    };
    this.#server = this.certificate
      ? createSecureServer(this.certificate, listener)
      : createPlainServer(listener);
  }

  static async start(options: EmulatorOptions = {}): Promise<GraphEmulator> {
    const emulator = new GraphEmulator(options);
    await new Promise<void>((resolve, reject) => {
      emulator.#server.once('error', reject);
      emulator.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return emulator;
  }

  /** GRAPH_BASE_URL. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http${this.certificate ? 's' : ''}://127.0.0.1:${port}`;
  }

  /** Resolves when every notification has been delivered that is not held back. */
  async settle(): Promise<void> {
    await this.notifier.settle();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #serve(
    message: Parameters<typeof readRequest>[0],
    response: Parameters<typeof breakOff>[0],
  ): Promise<void> {
    const request = await readRequest(message);
    const { answer, fault } = await this.#answer(request);
    if (fault?.kind === 'reset') breakOff(response);
    // A stall says nothing: the caller's patience ends first, or `stop` closes the connection.
    else if (fault?.kind !== 'stall') writeAnswer(response, answer, fault);
  }

  /** What is answered, and what befell it; a fault that came before leaves everything as it was. */
  async #answer(request: GraphRequest): Promise<{ answer: Answer; fault: Fault | null }> {
    this.requests.push(request);
    const fault = this.faults.next(request);
    const isCarriedOut = fault === null || ('carriedOut' in fault && fault.carriedOut === true);
    const done = isCarriedOut ? await this.#carryOut(request) : null;
    const answer = fault ? this.#answerOf(fault) : (done ?? { status: 500 });
    this.#options.onExchange?.({ request, answer: done ?? answer });
    return { answer, fault };
  }

  #answerOf(fault: Fault): Answer {
    if (fault.kind === 'garbage') return { status: fault.status };
    if (fault.kind !== 'status') return this.#refusal(new GraphError(504, 'GatewayTimeout', 'Timed out.'));
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    return this.#refusal(
      new GraphError(fault.status, fault.code ?? 'UnknownError', 'private words of the fault', headers),
    );
  }

  async #carryOut(request: GraphRequest): Promise<Answer> {
    let leave = () => {};
    try {
      if (!request.inBatch) this.#authorise(request);
      if (request.path[0] === '$batch') return await this.#batch(request);
      const [root, who] = request.path;
      if (root === 'users' && who !== undefined) leave = this.throttle.enter(who);
      await this.#options.takes?.(request);
      return await route(this.#routeDeps(), request);
    } catch (error) {
      if (error instanceof GraphError) return this.#refusal(error);
      throw error;
    } finally {
      leave();
    }
  }

  async #batch({ method, body }: GraphRequest): Promise<Answer> {
    if (method !== 'POST') throw new GraphError(405, 'MethodNotAllowed', 'POST only.');
    const answers = await Promise.all(
      readBatch(body).map(async ({ id, request }) => ({ id, answer: (await this.#answer(request)).answer })),
    );
    return { status: 200, body: batchJson(answers) };
  }

  #routeDeps(): RouteDeps {
    const { outlook, delta, subscriptions } = this;
    return {
      outlook,
      delta,
      subscriptions,
      root: () => `${this.url}/v1.0`,
      duplicates: () => this.duplicates,
    };
  }

  #authorise({ headers }: GraphRequest): void {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const { isTokenGood = () => true } = this.#options;
    if (token === undefined || !isTokenGood(token))
      throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty or not good.');
  }

  #refusal({ status, code, message, headers }: GraphError): Answer {
    return { status, headers, body: errorBody(code, message, this.#clock.now(), randomUUID()) };
  }
}
