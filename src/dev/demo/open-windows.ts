import { join } from 'node:path';
import { CAST } from './cast.ts';
import { nextFree } from './free-port.ts';
import { type Playground, startPlayground } from './playground.ts';
import { type WindowIds, windowIds } from './playground-config.ts';

const FIRST_PORT = 56_150;

export interface WindowsWanted {
  readonly botUrl: string;
  readonly dataDir: string;
  /** Taken by the bot. */
  readonly botPort: number;
  readonly say: (line: string) => void;
}

/** Starts a Playground for each of the cast, all at once; one that does not start is said and left out. */
export async function openWindows({ botUrl, dataDir, botPort, say }: WindowsWanted): Promise<Playground[]> {
  const run = Date.now().toString(36);
  const taken = [botPort];
  const started: Promise<Playground | null>[] = [];
  for (const member of CAST) {
    const port = await nextFree(FIRST_PORT, taken);
    taken.push(port);
    const ids: WindowIds = windowIds(member, run);
    const folder = join(dataDir, 'playgrounds', member.key);
    started.push(
      startPlayground({ member, ids, port, botUrl, folder }).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        say(`The window of ${member.name} did not start: ${why}. The demo goes on without it.`);
        return null;
      }),
    );
  }
  return (await Promise.all(started)).filter(each => each !== null);
}
