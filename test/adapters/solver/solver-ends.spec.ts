import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { knapsack } from '#test/builders/mips.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
/** Each solver's process calls here as it starts, and is cut off when it ends. */
const ending = createServer();
let program: URL;

const source = (path: string) => new URL(`../../../src/adapters/solver/${path}`, import.meta.url).href;

beforeAll(async () => {
  ending.listen(0, '127.0.0.1');
  await once(ending, 'listening');
  const { port } = ending.address() as AddressInfo;
  const calls = `import { connect } from 'node:net';
    connect(${port}, '127.0.0.1');
    await import('${source('highs-process.ts')}');`;
  program = pathToFileURL(files.write('calls.mjs', calls));
});
afterAll(() => {
  ending.close();
  files.remove();
});

const called = async (): Promise<Socket> => (await once(ending, 'connection'))[0];
const cutOff = (socket: Socket) => once(socket.on('error', () => {}).resume(), 'close');

/** A program that has a model solved, says so, and then does what is given. */
function asker(then: string): ChildProcess {
  const asks = `import { highsSolver } from '${source('highs-solver.ts')}';
    const solver = highsSolver({ program: new URL('${program.href}') });
    const { kind } = await solver.solve(${JSON.stringify(knapsack)}, { seconds: 5 });
    process.stdout.write(kind);
    ${then}`;
  return spawn(process.execPath, [files.write('asks.mjs', asks)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('the process of a solver', () => {
  it('ends where the solver is stopped, though it is idle', async () => {
    const solver = highsSolver({ program });
    const socket = called();
    await solver.solve(knapsack, { seconds: 5 });
    const gone = cutOff(await socket);
    await solver.stop();
    await gone;
  });

  it('keeps no program from ending, and ends with it', async () => {
    const socket = called();
    const program = asker('');
    const gone = cutOff(await socket);
    expect(await once(program, 'close')).toEqual([0, null]);
    await gone;
  });

  it('ends where the program that asked is killed', async () => {
    const socket = called();
    const program = asker('setInterval(() => {}, 1000);');
    const gone = cutOff(await socket);
    if (!program.stdout) throw new Error('nothing to hear it by');
    expect(String((await once(program.stdout, 'data'))[0])).toBe('best');
    program.kill('SIGKILL');
    await gone;
  });
});
