import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { lockFolder } from '#adapters/store/folder-lock.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { Login } from '#test/fakes/login.ts';
import { emptyDatabase } from '#test/fixtures/database.ts';
import { Run } from '#test/fixtures/run.ts';

const PATIENCE_MS = 90_000;

describe('node src/main.ts', () => {
  let issuer: Issuer;
  let login: Login;
  let folder: string;
  const runs: Run[] = [];
  beforeAll(async () => {
    [issuer, login] = await Promise.all([Issuer.start(), Login.start()]);
    folder = mkdtempSync(join(tmpdir(), 'fortnight-main-'));
    cpSync(inject('templateFolder'), folder, { recursive: true });
  });
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      run.process.kill('SIGKILL');
      await run.exit;
    }
  });
  afterAll(async () => {
    await Promise.all([issuer.stop(), login.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (change: Record<string, string> = {}): Run => {
    const run = new Run(change);
    runs.push(run);
    return run;
  };
  const good = () => ({
    PORT: '0',
    DATA_DIR: folder,
    BOT_APP_ID: Issuer.appId,
    BOT_APP_PASSWORD: 'secret',
    BOT_TENANT_ID: MILL_LANE.tenantId ?? '',
    BOT_OPENID_METADATA: issuer.metadataUrl,
    BOT_LOGIN_URL: login.url,
  });

  it(
    'with nothing set ends with 1 and names every fault in one message',
    async () => {
      const run = start({ DATA_DIR: folder });
      expect(await run.exit).toBe(1);
      expect(run.out).toBe('');
      expect(run.err.split('\n').map(line => line.split(':')[0])).toEqual([
        'The configuration cannot be used',
        '  - BOT_APP_ID is not set',
        '  - BOT_APP_PASSWORD is not set',
        '  - BOT_TENANT_ID is not set',
        'Set these in the environment or in .env (see .env.example).',
        '',
      ]);
    },
    PATIENCE_MS,
  );

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'with a good configuration listens, answers, and ends with 0 on %s, its folder free',
    async signal => {
      const run = start(good());
      const address = await run.listening();
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      expect((await fetch(`${address}/api/messages`, { method: 'POST' })).status).toBe(401);
      const counts = await (await fetch(`${address}/metrics`)).text();
      expect(counts).toMatch(/^fortnight_store_up 1$/m);
      expect(counts).toMatch(/^process_cpu_seconds_total /m);
      expect((await fetch(`${address}/metrics`, { headers: { via: '1.1 proxy' } })).status).toBe(404);
      expect(lockFolder(folder)).toBeNull();
      run.process.kill(signal);
      expect(await run.exit).toBe(0);
      expect(run.err).toBe('');
      const lock = lockFolder(folder);
      expect(lock).not.toBeNull();
      lock?.release();
    },
    PATIENCE_MS,
  );

  it(
    'ends with 1 when its port is taken, its folder free',
    async () => {
      const port = new URL(login.url).port;
      const run = start({ ...good(), PORT: port });
      expect(await run.exit).toBe(1);
      expect(run.err).toContain('is in use. Stop what uses it, or set PORT to another.');
      const lock = lockFolder(folder);
      expect(lock).not.toBeNull();
      lock?.release();
    },
    PATIENCE_MS,
  );

  it.skipIf(!inject('templateServer'))(
    'refuses a server’s database without tables with the sentence that says what to do',
    async () => {
      const database = await emptyDatabase('PostgreSQL');
      const run = start({ ...good(), DATABASE_URL: String(database.connection.connectionString) });
      expect(await run.exit).toBe(1);
      expect(run.err).toBe(
        'The database has no Fortnight tables yet. Run first: npm run fortnight -- db migrate\n',
      );
      await database.drop();
    },
    PATIENCE_MS,
  );
});
