import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '#test/e2e/demo-process.ts';
import type { Figure } from './figure.ts';

/** From the start of the demo's process to "ready", its three windows up: without data, and with those of the first run. */
export default async function benchDemoReady(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-bench-'));
  const ready = async () => {
    const demo = await startDemo(dataDir);
    await demo.stop();
    return demo.seconds;
  };
  try {
    return [
      { name: 'demo ready, no data yet', value: await ready(), unit: 's', target: 20 },
      { name: 'demo ready, second run', value: await ready(), unit: 's', target: 20 },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
