/** How long work may hold up everybody else at a time, in milliseconds. */
const AT_A_TIME = 10;

/** Work that takes longer than anybody should wait for an answer, step by step, with everything else let through in between. */
export async function givingWay<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + AT_A_TIME;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}
