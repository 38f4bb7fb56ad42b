import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '#adapters/store/open-store.ts';
import { Explained, failureInWords } from '#domain/explained.ts';
import { edge } from '#test/adapters/http/edge.ts';

const said = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Explained);
  return failureInWords(error);
};

it('a server that does not answer is a sentence, to the bot as to the command line', async () => {
  const where = { databaseUrl: 'postgresql://postgres@127.0.0.1:1/x', dataDir: '' };
  for (const role of ['bot', 'command-line'] as const) {
    expect(await said(openDatabase(where, { role }))).toBe(
      'The database does not answer (ECONNREFUSED). Check DATABASE_URL and that the server is running.',
    );
  }
});

it('a data folder that is a file is a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-test-'));
  const dataDir = join(folder, 'data');
  writeFileSync(dataDir, '');
  expect(await said(openDatabase({ databaseUrl: null, dataDir }, { role: 'bot' }))).toMatch(
    /cannot be used \(EEXIST\): it must be a folder .* set DATA_DIR to another folder\.$/,
  );
  rmSync(folder, { recursive: true });
});

it('a port that is taken is a sentence', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const bot = edge(null);
  expect(await said(bot.listen('127.0.0.1', port))).toBe(
    `Port ${port} of 127.0.0.1 is in use. Stop what uses it, or set PORT to another.`,
  );
  await bot.close();
  other.close();
});
