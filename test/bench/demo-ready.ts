import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '#test/e2e/demo-process.ts';
import type { Figure } from './import.ts';

/** From the start of the demo's process to "ready", its three windows up: without data, and with those of the first run. */
export async function benchDemoReady(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-bench-'));
  const ready = async () => {
    const demo = await startDemo(dataDir);
    await demo.stop();
    return demo.seconds;
  };
  try {
    return [
      { name: 'demo ready, no data yet', value: await ready(), unit: 's', limit: 20 },
      { name: 'demo ready, second run', value: await ready(), unit: 's', limit: 20 },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  for (const { name, value, unit, limit } of await benchDemoReady())
    process.stdout.write(
      `${value <= limit ? 'ok  ' : 'OVER'} ${name}: ${value.toFixed(1)} ${unit} (at most ${limit})\n`,
    );
}
