import type { Trust } from '#domain/trust/trust.ts';
import type { CommandContext } from './command-context.ts';

/** The demo's clock stands somewhere in its story, and only the demo's own process knows where. */
export function sayWhichClock({ err }: Pick<CommandContext, 'err'>, { isDemo }: Pick<Trust, 'isDemo'>): void {
  if (isDemo)
    err("This is the demo's trust. The demo's clock is not used here: what is next goes by today.\n");
}
