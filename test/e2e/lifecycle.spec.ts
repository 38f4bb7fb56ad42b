import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fortnight, runDemo, runProgram, startDemo } from './demo-process.ts';
import { processesOf } from './processes.ts';

describe('the demo as a process', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('stops on Ctrl-C with exit code 0 and leaves no process behind', async () => {
    const demo = await startDemo(dataDir);
    expect([...demo.windows.keys()]).toEqual(['Priya Shah', 'Tom Reed', 'Maria Lopez']);
    expect(processesOf(demo.pid)).toHaveLength(3);
    const started = processesOf(demo.pid);
    expect(await demo.stop('SIGINT')).toBe(0);
    expect(started.filter(isAlive)).toEqual([]);
  });

  it('leaves no Playground behind when it is killed', async () => {
    const demo = await startDemo(dataDir);
    const started = processesOf(demo.pid);
    await demo.stop('SIGKILL');
    await expect.poll(() => started.filter(isAlive), { timeout: 5000 }).toEqual([]);
  });

  it('goes on without a Playground that dies, and says so', async () => {
    const demo = await startDemo(dataDir);
    const [first] = processesOf(demo.pid);
    if (first) process.kill(first, 'SIGKILL');
    await expect.poll(demo.said, { timeout: 5000 }).toMatch(/The window of \w+ \w+ is gone/);
    expect((await fetch(`${demo.botUrl}/readyz`)).status).toBe(200);
    expect(await demo.stop('SIGTERM')).toBe(0);
  });

  it('uses its data again: the same people, running or not', async () => {
    const before = await fortnight(dataDir, 'people', 'list', '--json');
    const demo = await startDemo(dataDir, '--no-playground');
    const during = await fortnight(dataDir, 'people', 'list', '--json');
    expect(await demo.stop('SIGHUP')).toBe(0);
    const schools = JSON.parse(await fortnight(dataDir, 'schools', 'list', '--json')) as unknown[];
    expect(during).toBe(before);
    expect(before).toContain('de300000-0000-4000-8000-000000000001');
    expect(schools).toHaveLength(12);
  });

  it('refuses a port that is taken, in a sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const demo = runDemo('--no-playground', '--port', String(port), '--data', dataDir);
    expect(await demo.ended).toBe(1);
    taken.close();
    expect(demo.said()).toMatch(new RegExp(`^Port ${port} is in use\\.`));
  });

  it('is not what npm start serves', async () => {
    const id = '00000000-0000-4000-8000-00000000000a';
    const settings = {
      BOT_APP_ID: id,
      BOT_APP_PASSWORD: 'x',
      BOT_TENANT_ID: id,
      DATA_DIR: dataDir,
      PORT: '0',
    };
    const bot = runProgram('src/main.ts', [], settings);
    expect(await bot.ended).toBe(1);
    expect(bot.said()).toContain("The data here is the demo's");
  });

  it('begins again with --fresh, and deletes nothing that is not its own', async () => {
    const demo = await startDemo(dataDir, '--no-playground', '--fresh');
    expect(await demo.stop()).toBe(0);
    const foreign = runDemo('--no-playground', '--port', '0', '--fresh', '--data', import.meta.dirname);
    expect(await foreign.ended).toBe(1);
    expect(foreign.said()).toContain('was not made by the demo');
  });

  it.each([['--port', 'x'], ['--now', '2026-02-30T08:30:00Z'], ['--nonsense']])(
    'ends with 2 for wrong use: %s %s',
    async (...options) => {
      const demo = runDemo(...options.filter(option => option !== undefined));
      expect(await demo.ended).toBe(2);
    },
  );
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
