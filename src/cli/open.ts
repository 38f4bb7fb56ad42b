import { randomUUID } from 'node:crypto';
import { openStore } from '#adapters/store/open-store.ts';
import { calendarsOf } from '#src/calendars.ts';
import { loadConfig } from '#src/config.ts';
import type { CommandContext } from './command-context.ts';

/** The real terminal, configuration and store. */
export function processContext(): CommandContext {
  return {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    isScreen: process.stderr.isTTY === true,
    clock: { now: () => new Date().toISOString() },
    newId: randomUUID,
    calendars: () => calendarsOf(loadConfig('command-line'), { now: () => new Date().toISOString() }),
    config: () => loadConfig('command-line'),
    openStore: () => openStore(loadConfig('command-line'), { role: 'command-line' }),
  };
}
