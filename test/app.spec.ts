import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '#src/app.ts';
import type { App } from '#src/app-options.ts';
import { type Config, readConfig } from '#src/config.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { Wire } from '#test/fakes/wire.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const SOON = { timeout: 10_000, interval: 50 };
const config: Config = readConfig(
  {
    BOT_APP_ID: Issuer.appId,
    BOT_APP_PASSWORD: 'secret',
    BOT_TENANT_ID: MILL_LANE.tenantId ?? '',
    LOG_LEVEL: 'silent',
  },
  'bot',
);

describe('the whole app', () => {
  let database: TestDatabase;
  let wire: Wire;
  let app: App;
  /** Opened by a test that holds a request in hand. */
  let gate: PromiseWithResolvers<void>;
  let begun: PromiseWithResolvers<void>;
  beforeAll(async () => {
    database = await freshDatabase('PGlite');
  });
  beforeEach(async () => {
    wire = await Wire.to(database.connection);
    gate = Promise.withResolvers();
    begun = Promise.withResolvers();
    app = await buildApp(config, {
      database: { connection: wire.connection, embedded: false, close: async () => {} },
      clock: { now: () => '2026-11-12T09:00:00.000Z' },
      tickEveryMs: 0,
      plugins: bot => [
        async routes => {
          routes.get('/slow', async () => {
            begun.resolve();
            await gate.promise;
            return { trusts: (await bot.store.trusts.list()).length };
          });
        },
      ],
    });
  });
  afterEach(async () => {
    gate.resolve();
    await app.stop();
    await wire.close();
  });
  afterAll(() => database.drop());
  const ask = async (url: string) => {
    const { statusCode: status, payload } = await app.server.app.inject({ url });
    return { status, body: JSON.parse(payload) };
  };
  const READY = { status: 200, body: { status: 'ok' } };

  it('is ready while its store and its jobs work, red while they do not, and ready when they are back', async () => {
    await app.start();
    expect(await ask('/readyz')).toEqual(READY);
    wire.cut();
    expect(await ask('/readyz')).toEqual({
      status: 503,
      body: { status: 'unavailable', failed: ['store', 'jobs'] },
    });
    expect((await ask('/healthz')).status).toBe(200);
    wire.mend();
    await vi.waitFor(async () => expect(await ask('/readyz')).toEqual(READY), SOON);
  });

  it('goes on telling its counts while its store is gone, and that it is', async () => {
    await app.start();
    const counts = async () => (await app.server.app.inject('/metrics')).body;
    wire.cut();
    const gone = await counts();
    expect(gone).toMatch(/^fortnight_store_up 0$/m);
    expect(gone).not.toMatch(/^fortnight_(queue|posts|deliveries)/m);
    expect(gone).toMatch(/^fortnight_store_transactions_total/m);
  });

  it('still works its queue after the store was gone', async () => {
    await app.start();
    await app.bot.store.transaction(MILL_LANE.id, tx => tx.trust.create(MILL_LANE));
    wire.cut();
    await expect(app.bot.store.trusts.list()).rejects.toThrow();
    wire.mend();
    await vi.waitFor(async () => expect(await ask('/readyz')).toEqual(READY), SOON);
    const audience = { kind: 'person', personId: 'nobody' } as const;
    const now = app.bot.clock.now();
    await app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.outbox.post({ key: 'x', card: 'help', subject: 'help', audience, urgency: 'now', dueAt: now }, now),
    );
    await app.bot.jobs.drain();
    expect(await app.bot.jobs.drain()).toBe(0);
  });

  it('finishes the request in hand before it stops, and refuses new ones meanwhile', async () => {
    await app.start();
    const address = await app.server.listen('127.0.0.1', 0);
    const inHand = fetch(`${address}/slow`);
    await begun.promise;
    let stopped = false;
    const stopping = app.stop().then(() => {
      stopped = true;
    });
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { failed: ['stopping'] } });
    expect((await ask('/slow')).status).toBe(503);
    expect(stopped).toBe(false);
    gate.resolve();
    const answer = await inHand;
    expect([answer.status, await answer.json()]).toEqual([200, { trusts: expect.any(Number) }]);
    await stopping;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('stops once, however often it is told to, also before it was started', async () => {
    expect(app.stop()).toBe(app.stop());
    await app.stop();
  });

  it('refuses to serve the demo’s data to a network, and says what to do', async () => {
    await app.bot.store.transaction(FAR_HILLS.id, tx =>
      tx.trust.create({ ...FAR_HILLS, isDemo: true, safeguardingContact: null }),
    );
    await expect(app.start()).rejects.toThrow(
      "The data here is the demo's (Far Hills Trust). Set DATA_DIR to another folder, or run the demo: npm run demo",
    );
  });
});
