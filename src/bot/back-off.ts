/** Tries of one copy, in all: with the waits below about two hours, after which somebody should look. */
export const MOST_ATTEMPTS = 16;

const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;
const SPREAD_MS = 1_000;

/**
 * Milliseconds until the next try after this many. What Teams says comes first, a little later than it says; else each
 * wait is about twice the last. No two are alike, or all that failed together would come back together.
 */
export function waitAfter(
  attempts: number,
  retryAfterSeconds: number | null,
  random = Math.random(),
): number {
  if (retryAfterSeconds !== null) return retryAfterSeconds * 1000 + random * SPREAD_MS;
  return Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS) * (0.5 + random / 2);
}
