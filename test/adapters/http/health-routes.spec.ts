import { describe, expect, it } from 'vitest';
import { createLogging } from '#adapters/http/pino-log.ts';
import { buildServer } from '#adapters/http/server.ts';

/** Asks for both pages once, with a store that fails, and gives the lines that were logged. */
async function linesAt(level: 'info' | 'warn' | 'error' | 'silent'): Promise<unknown[]> {
  const lines: string[] = [];
  const server = buildServer({
    logger: createLogging(level, { write: line => void lines.push(line) }).pino,
    tokenCheck: null,
    isTenantAllowed: async () => false,
    onActivity: async () => ({ status: 200 }),
    probes: { store: () => Promise.reject(new Error('gone')), jobs: async () => {} },
  });
  expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect((await server.app.inject({ url: '/readyz' })).statusCode).toBe(503);
  await server.close();
  return lines.map(line => JSON.parse(line));
}

describe('what is logged of the health pages', () => {
  it.each(['info', 'warn'] as const)('at the level %s is only what goes wrong', async level => {
    expect(await linesAt(level)).toMatchObject([{ level: 'warn', failed: 'store', msg: 'not ready' }]);
  });

  it.each(['error', 'silent'] as const)('at the level %s is nothing', async level => {
    expect(await linesAt(level)).toEqual([]);
  });
});
