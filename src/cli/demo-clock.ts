import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { CommandContext } from './command-context.ts';

/** The demo's clock stands somewhere in its story, and only the demo's own process knows where. */
export function sayWhichClock({ err }: Pick<CommandContext, 'err'>, { isDemo }: Pick<Trust, 'isDemo'>): void {
  if (isDemo)
    err("This is the demo's trust. The demo's clock is not used here: what is next goes by today.\n");
}

/** What the demo writes beside its store whenever its clock is moved, and when it stops. */
const DemoNotes = z.object({ now: IsoInstant });

/** The moment a command is about: of the demo's trust where its story stood when that was last written down. */
export function momentFor(context: CommandContext, trust: Pick<Trust, 'isDemo'>): IsoInstant {
  const stood = trust.isDemo ? demoMoment(context.config().dataDir) : null;
  if (stood === null) {
    sayWhichClock(context, trust);
    return context.clock.now();
  }
  context.err(`This is the demo's trust: its story stands at ${momentInWords(stood, stood)}.\n`);
  return stood;
}

/** null in a folder that has no such notes. */
function demoMoment(dataDir: string): IsoInstant | null {
  try {
    return DemoNotes.parse(JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'))).now;
  } catch {
    return null;
  }
}
