import type { Faults } from './faults.ts';

/** One item on its way to whoever subscribed. */
export interface Outgoing {
  readonly url: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/** Posts a body and returns the status; what it throws counts as no answer. */
export type Deliver = (url: string, body: object) => Promise<number>;

const ATTEMPTS = 3;
const PATIENCE_MS = 10_000;

export const deliverByHttp: Deliver = async (url, body) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.arrayBuffer();
  return response.status;
};

/** Sends notifications after the request that caused them, one after another, with the faults they are to have. */
export class Notifier {
  /** Everything that went out, in the order it did. */
  readonly delivered: { readonly url: string; readonly body: object; readonly status: number | null }[] = [];
  readonly #faults: Faults;
  readonly #deliver: Deliver;
  readonly #late: Outgoing[] = [];
  #overtaken: Outgoing | null = null;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(faults: Faults, deliver: Deliver) {
    this.#faults = faults;
    this.#deliver = deliver;
  }

  notify(outgoing: Outgoing): void {
    const fault = this.#faults.nextNotification();
    if (fault === 'lost') return;
    if (fault === 'late') {
      this.#late.push(outgoing);
      return;
    }
    if (fault === 'reordered' && !this.#overtaken) {
      this.#overtaken = outgoing;
      return;
    }
    const { url, item } = outgoing;
    this.#send(
      fault === 'wrong-client-state'
        ? { url, item: { ...item, clientState: 'not-what-you-said' } }
        : outgoing,
    );
    if (fault === 'repeated') this.#send(outgoing);
    this.#sendOvertaken();
  }

  /** Sends what was held back as late. */
  releaseLate(): void {
    for (const outgoing of this.#late.splice(0)) this.#send(outgoing);
  }

  /** Resolves when nothing is on its way, also nothing that a delivery caused. What is late stays so. */
  async settle(): Promise<void> {
    this.#sendOvertaken();
    while (this.#waiting > 0) {
      await this.#last;
      this.#sendOvertaken();
    }
  }

  #sendOvertaken(): void {
    const outgoing = this.#overtaken;
    this.#overtaken = null;
    if (outgoing) this.#send(outgoing);
  }

  #send({ url, item }: Outgoing): void {
    this.#waiting += 1;
    this.#last = this.#last
      .then(() => this.#attempt(url, { value: [item] }))
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  /** As Graph does, tries again where the subscriber did not take it, though not for hours. */
  async #attempt(url: string, body: object): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const status = await this.#deliver(url, body).catch(() => null);
      this.delivered.push({ url, body, status });
      if (status !== null && status < 500) return;
    }
  }
}
