import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { lockFolder } from '#adapters/store/folder-lock.ts';
import { openStore } from '#adapters/store/open-store.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { DemoRefused } from './demo-refused.ts';

/** What the demo remembers beside its store. */
const Notes = z.object({
  made: z.literal('by npm run demo'),
  /** Where the demo's clock stood. */
  now: IsoInstant,
});
type Notes = z.infer<typeof Notes>;

const NOTES = 'demo.json';
/** All the demo makes in its folder but the lock, which is held while the rest goes. */
const MADE = [NOTES, 'pg', 'socket', 'playgrounds'];

/** `null` in a folder the demo has not finished making. */
export function readNotes(dataDir: string): Notes | null {
  const path = join(dataDir, NOTES);
  if (!existsSync(path)) return null;
  try {
    return Notes.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new DemoRefused(
      `${path} cannot be read. If ${dataDir} holds nothing but the demo's data, delete it; or choose another folder with --data DIR.`,
    );
  }
}

export function writeNotes(dataDir: string, now: IsoInstant): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    join(dataDir, NOTES),
    `${JSON.stringify({ made: 'by npm run demo', now } satisfies Notes, null, 2)}\n`,
  );
}

/** Throws DemoRefused when the store holds a trust that is not the demo's. */
export async function refuseRealTrusts(store: Store, dataDir: string): Promise<void> {
  const real = (await store.trusts.list()).filter(trust => !trust.isDemo);
  if (real.length === 0) return;
  throw new DemoRefused(
    `${dataDir} holds ${real.map(trust => trust.name).join(', ')}, which is not the demo's. Choose another folder: npm run demo -- --data DIR`,
  );
}

/** Deletes what an earlier demo made, and nothing else. Throws DemoRefused when it is not the demo's alone. */
export async function deleteDemoData(dataDir: string): Promise<void> {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  if (!readNotes(dataDir)) {
    throw new DemoRefused(
      `${dataDir} was not made by the demo, so it is left alone. Choose another folder with --data DIR.`,
    );
  }
  const store = await openStore({ databaseUrl: null, dataDir }, { role: 'bot' });
  await refuseRealTrusts(store, dataDir).finally(() => store.close());
  const lock = lockFolder(dataDir);
  if (!lock) throw new DemoRefused(`Another Fortnight is using ${dataDir}. Stop it first.`);
  try {
    for (const name of MADE) rmSync(join(dataDir, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
}
