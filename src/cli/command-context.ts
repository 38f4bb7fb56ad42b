import type { Command } from 'commander';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { Store } from '#ports/store.ts';
import type { Config } from '#src/config.ts';

/** Everything a command gets from outside, so that a test can stand in for the terminal and the store. */
export interface CommandContext {
  /** Text for standard output: results, and nothing else with --json. */
  readonly out: (text: string) => void;
  /** Text for standard error: progress, warnings, refusals. */
  readonly err: (text: string) => void;
  /** Whether standard error is a screen, on which progress may be rewritten in place. */
  readonly isScreen: boolean;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Those of the configuration. */
  calendars(): Calendars;
  /** Throws ConfigurationError. */
  config(): Config;
  /** Opens the store of the configuration. The caller closes it: use `withStore`. */
  openStore(): Promise<Store>;
}

/** What each file in commands/ exports: adds its command to the program. */
export type Register = (program: Command, context: CommandContext) => void;

/** Opens the store for one piece of work and closes it whatever happens. */
export async function withStore<T>(context: CommandContext, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await context.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
