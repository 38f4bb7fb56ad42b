/** A request as it reaches the emulator, or an item of a batch. */
export interface GraphRequest {
  readonly method: string;
  /** Decoded, without the version: ["users", "priya@mill.example", "events"]. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly inBatch: boolean;
}

/**
 * What goes wrong with a request. `carriedOut` says whether Graph did what was asked before failing, which whoever asked
 * cannot know. `garbage` is an answer that is no JSON of Graph's, as a proxy may give. Inside a batch a reset and a stall
 * become 504, since only the item fails.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      /** Put into Retry-After as it is. */
      readonly retryAfter?: string;
      readonly carriedOut?: boolean;
    }
  | { readonly kind: 'reset' | 'stall'; readonly carriedOut?: boolean }
  | { readonly kind: 'garbage'; readonly status: number; readonly text: string; readonly type?: string };

/** What may go wrong with a notification on its way out. */
export type NotificationFault = 'lost' | 'repeated' | 'late' | 'reordered' | 'wrong-client-state';

type Concerns = (request: GraphRequest) => boolean;
const outsideBatch: Concerns = request => !request.inBatch;

/** Decides what goes wrong next: the queue first, then what is always wrong, then the plan. */
export class Faults {
  readonly #queue: { fault: Fault; concerns: Concerns }[] = [];
  #always: { fault: Fault; concerns: Concerns } | null = null;
  readonly #notifications: NotificationFault[] = [];
  /** Asked about each request, items of batches too, that nothing else befell. */
  plan: (request: GraphRequest) => Fault | null = () => null;
  notificationPlan: () => NotificationFault | null = () => null;

  /** The next request that it concerns fails once. */
  once(fault: Fault, concerns: Concerns = outsideBatch): void {
    this.#queue.push({ fault, concerns });
  }
  /** Every request that it concerns fails until `clear`. */
  always(fault: Fault, concerns: Concerns = outsideBatch): void {
    this.#always = { fault, concerns };
  }
  /** The next notifications fare so, one each. */
  notifications(...faults: readonly NotificationFault[]): void {
    this.#notifications.push(...faults);
  }
  clear(): void {
    this.#queue.length = 0;
    this.#notifications.length = 0;
    this.#always = null;
  }

  next(request: GraphRequest): Fault | null {
    const at = this.#queue.findIndex(({ concerns }) => concerns(request));
    if (at >= 0) return this.#queue.splice(at, 1)[0]?.fault ?? null;
    if (this.#always?.concerns(request)) return this.#always.fault;
    return this.plan(request);
  }
  nextNotification(): NotificationFault | null {
    return this.#notifications.shift() ?? this.notificationPlan();
  }
}
