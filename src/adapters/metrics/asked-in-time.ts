/**
 * A question that may be slow or fail, made safe to ask often: the answer is kept for `keepMs`, one question is under
 * way at a time, and nobody waits longer than `withinMs`. `null` when it failed or is late, which is kept as long:
 * a database in trouble is not asked more for being watched. Never throws.
 */
export function askedInTime<T extends object | true>(
  ask: () => Promise<T>,
  { keepMs, withinMs }: { keepMs: number; withinMs: number },
): () => Promise<T | null> {
  let asking: Promise<void> | null = null;
  let answer: { readonly value: T | null; readonly at: number } | null = null;

  const remember = (value: T | null) => {
    answer = { value, at: performance.now() };
  };
  async function begin(): Promise<void> {
    try {
      remember(await ask());
    } catch {
      remember(null);
    }
  }

  return async () => {
    if (answer && performance.now() - answer.at < keepMs) return answer.value;
    asking ??= begin().finally(() => {
      asking = null;
    });
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => late.resolve('late'), withinMs);
    const first = await Promise.race([asking, late.promise]).finally(() => clearTimeout(timer));
    // What is still under way is not asked again; its answer, when it comes, is for the next.
    if (first === 'late') remember(null);
    return answer?.value ?? null;
  };
}
