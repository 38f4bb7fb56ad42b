/** What a soak found: figures to look at, and whatever was not as it must be. */
export interface Verdict {
  readonly figures: Readonly<Record<string, string | number>>;
  /** Empty: passed. */
  readonly faults: readonly string[];
}

export interface SoakOptions {
  readonly seed: number;
  /** Tells what is being done. */
  readonly say: (words: string) => void;
}

/** What each file in `long/` exports by default. */
export interface Soak {
  readonly about: string;
  run(options: SoakOptions): Promise<Verdict>;
}

/** The seed of a short soak: new each time, or what SOAK_SEED gives to play a failure again. */
export function printedSeed(title: string): number {
  const seed = Number(process.env.SOAK_SEED ?? Math.floor(Math.random() * 1e9));
  process.stdout.write(`${title}: SOAK_SEED=${seed} plays this again\n`);
  return seed;
}

export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Looks again and again until it is so, at most this long; whether it came to be so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
}
