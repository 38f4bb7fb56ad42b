/** Keeps count of what is in hand, so that stopping can wait for it. */
export interface Drain {
  /** Something is in hand until the returned function is called; calling it again changes nothing. */
  begin(): () => void;
  /** The same around one piece of work. */
  during<T>(work: () => Promise<T>): Promise<T>;
  isStopping(): boolean;
  /** From now on `isStopping`; resolves when nothing is in hand or the time is up, with how many are left. */
  stop(withinMs: number): Promise<number>;
}

export function drain(): Drain {
  const inHand = new Set<symbol>();
  const empty = Promise.withResolvers<void>();
  let stopping = false;

  function settle(): void {
    if (stopping && inHand.size === 0) empty.resolve();
  }
  function begin(): () => void {
    const mark = Symbol();
    inHand.add(mark);
    return () => {
      inHand.delete(mark);
      settle();
    };
  }

  return {
    begin,
    async during(work) {
      const end = begin();
      return work().finally(end);
    },
    isStopping: () => stopping,
    async stop(withinMs) {
      stopping = true;
      settle();
      const timer = setTimeout(empty.resolve, withinMs);
      await empty.promise;
      clearTimeout(timer);
      return inHand.size;
    },
  };
}
