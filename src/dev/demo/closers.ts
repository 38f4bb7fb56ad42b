/** The demo was told to stop while it was still starting. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What has been started, to be stopped in the order it was added; also while more is still being started. */
export class Closers {
  readonly #closers: (() => Promise<void>)[] = [];
  #closing: Promise<void> | null = null;

  /** Takes charge of something that was started. Throws Stopped, having closed it, when everything is to stop. */
  async add(close: () => Promise<void>): Promise<void> {
    if (!this.#closing) {
      this.#closers.push(close);
      return;
    }
    await close();
    throw new Stopped();
  }

  /** Throws Stopped when everything is to stop. */
  check(): void {
    if (this.#closing) throw new Stopped();
  }

  /** Stops everything. May be called again: both wait for the same end. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      const failures: unknown[] = [];
      for (const close of this.#closers) await close().catch(error => failures.push(error));
      if (failures.length > 0) throw failures[0];
    })();
    return this.#closing;
  }
}
