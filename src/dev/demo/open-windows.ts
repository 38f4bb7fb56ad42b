import { join } from 'node:path';
import { CAST, type CastMember } from './cast.ts';
import { nextFree } from './free-port.ts';
import { type Playground, startPlayground } from './playground.ts';
import { endpointOf } from './window-relay.ts';

const FIRST_PORT = 56_150;

/** A port for each of the cast, by key: the first three that are free. */
export async function windowPorts(botPort: number): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  for (const { key } of CAST) ports.set(key, await nextFree(FIRST_PORT, [botPort, ...ports.values()]));
  return ports;
}

export interface WindowsWanted {
  readonly ports: ReadonlyMap<string, number>;
  readonly botUrl: string;
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

/** Starts a Playground for each of the cast, all at once; one that does not start is said and left out. */
export async function openWindows({ ports, botUrl, dataDir, say }: WindowsWanted): Promise<Playground[]> {
  const start = async (member: CastMember): Promise<Playground | null> => {
    const port = ports.get(member.key);
    if (port === undefined) return null;
    const folder = join(dataDir, 'playgrounds', member.key);
    try {
      return await startPlayground({ member, port, folder, endpoint: endpointOf(botUrl, member.key) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      say(`The window of ${member.name} did not start: ${why}. The demo goes on without it.`);
      return null;
    }
  };
  return (await Promise.all(CAST.map(start))).filter(each => each !== null);
}
