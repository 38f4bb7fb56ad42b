import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { message } from '#test/builders/activity.ts';
import { edge, post } from './edge.ts';

const activity = message({ serviceUrl: 'http://127.0.0.1:9/' });

describe('the health of the bot', () => {
  it('is alive whatever its parts do', async () => {
    const bot = edge(null, { probes: { store: () => Promise.reject(new Error('gone')) } });
    const response = await bot.app.inject('/healthz');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready when every part answers', async () => {
    const bot = edge(null, { probes: { store: async () => {}, jobs: async () => {} } });
    expect((await bot.app.inject('/readyz')).statusCode).toBe(200);
  });

  it('names the parts that fail, throw or never answer, and nothing else about them', async () => {
    const probes = {
      store: () => Promise.reject(new Error('password wrong for user pat')),
      jobs: () => new Promise<void>(() => {}),
      other: () => {
        throw new Error('at once');
      },
      fine: async () => {},
    };
    const response = await edge(null, { probes }).app.inject('/readyz');
    expect([response.statusCode, response.json()]).toEqual([
      503,
      { status: 'unavailable', failed: ['store', 'jobs', 'other'] },
    ]);
  });

  it('is asked of the parts once for requests that come together', async () => {
    let asked = 0;
    const probes = {
      store: async () => {
        asked += 1;
      },
    };
    const bot = edge(null, { probes });
    await bot.app.ready();
    await Promise.all([bot.app.inject('/readyz'), bot.app.inject('/readyz'), bot.app.inject('/readyz')]);
    expect(asked).toBe(1);
  });
});

describe('a fault of ours', () => {
  const secret = 'Oakwood is in special measures';
  it.each<[string, () => Promise<never>]>([
    ['an error', () => Promise.reject(new Error(secret))],
    [
      'an error with a status of another server',
      () => Promise.reject(Object.assign(new Error(secret), { statusCode: 403, code: 'Forbidden' })),
    ],
    ['something that is no error', () => Promise.reject(secret)],
    ['nothing at all', () => Promise.reject(undefined)],
  ])('is answered 500 without details and logged without words: %s', async (_title, onActivity) => {
    const bot = edge(null, { onActivity });
    const response = await post(bot, activity, { 'x-request-id': 'trace-7' });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toBe('failed');
    expect(response.body + bot.logs.text()).not.toContain('Oakwood');
    expect(bot.logs.lines().find(line => line.level === 'error')).toMatchObject({ requestId: 'trace-7' });
  });
});

describe('the request id', () => {
  it('of the caller is kept in the answer and in every line written on its account', async () => {
    const bot = edge(null, {
      onActivity: async () => {
        bot.logs.log.info({ count: 1 }, 'from deep inside');
        return { status: 200 };
      },
    });
    const response = await post(bot, activity, { 'x-request-id': 'trace-1.a_b' });
    expect(response.headers['x-request-id']).toBe('trace-1.a_b');
    const written = bot.logs
      .lines()
      .filter(line => line.msg === 'from deep inside' || line.msg === 'request');
    expect(written.map(line => line.requestId)).toEqual(['trace-1.a_b', 'trace-1.a_b']);
  });

  it.each([['x'.repeat(65)], ['with space'], ['{"json":1}'], ['']])(
    '%j is replaced by one of ours',
    async given => {
      const response = await post(edge(null), activity, { 'x-request-id': given });
      expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

describe('the log of a request', () => {
  it('holds what happened, and nothing a person said or is', async () => {
    const bot = edge(null);
    await post(bot, activity, { authorization: 'Bearer very.secret.token', cookie: 'a=b' });
    await bot.app.inject('/nowhere/Pat?name=Pat');
    expect(bot.logs.lines()).toHaveLength(2);
    const [line] = bot.logs.lines();
    expect(line).toMatchObject({
      method: 'POST',
      route: '/api/messages',
      status: 200,
      activityType: 'message',
    });
    for (const word of ['Pat', 'oakwood', 'secret', '127.0.0.1', '29:1abc', 'cookie']) {
      expect(bot.logs.text()).not.toContain(word);
    }
  });

  it('does not repeat an activity type the platform does not define', async () => {
    const bot = edge(null);
    await post(bot, { ...activity, type: 'Pat Example lives here' });
    expect(bot.logs.lines().find(({ msg }) => msg === 'request')).toMatchObject({ activityType: 'other' });
    expect(bot.logs.text()).not.toContain('Pat');
  });
});

describe('without an app id', () => {
  it.each([['0.0.0.0'], ['::'], ['192.0.2.1'], ['example.net']])('it does not listen on %s', async host => {
    await expect(edge(null).listen(host, 0)).rejects.toThrow('does not listen');
  });

  it.each([['127.0.0.1'], ['localhost']])('it listens on %s', async host => {
    const bot = edge(null);
    expect(await bot.listen(host, 0)).toMatch(/^http:\/\//);
    await bot.close();
  });
});

describe('stopping', () => {
  it('finishes what is in hand, refuses what is new and turns /readyz red', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const bot = edge(null, {
      onActivity: async () => {
        started.resolve();
        await finish.promise;
        return { status: 200, body: { finished: true } };
      },
    });
    const address = await bot.listen('127.0.0.1', 0);
    const send = () =>
      fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });

    const idle = connect(Number(new URL(address).port), '127.0.0.1');
    idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise(resolve => idle.once('data', resolve));
    const idleClosed = new Promise(resolve => idle.once('close', resolve));

    const inHand = send();
    await started.promise;
    const closed = bot.close();
    await idleClosed;

    const refused = await send();
    expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close']);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unavailable', failed: ['stopping'] },
    ]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);

    finish.resolve();
    const finished = await inHand;
    expect([finished.status, await finished.json()]).toEqual([200, { finished: true }]);
    expect(finished.headers.get('connection')).toBe('close');
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('waits for work whose caller hung up', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const hungUp = Promise.withResolvers<void>();
    let saved = false;
    const bot = edge(null, {
      onActivity: async () => {
        started.resolve();
        await finish.promise;
        saved = true;
        return { status: 200 };
      },
    });
    bot.app.server.on('connection', socket => socket.once('close', () => hungUp.resolve()));
    const address = await bot.listen('127.0.0.1', 0);
    const caller = new AbortController();
    const given = fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: caller.signal,
    });
    await started.promise;
    caller.abort();
    await expect(given).rejects.toThrow();
    await hungUp.promise;
    const closed = bot.close();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    finish.resolve();
    await closed;
    expect(saved).toBe(true);
  });

  it('gives up on work that never ends, on idle connections and on half a request', async () => {
    const started = Promise.withResolvers<void>();
    const bot = edge(null, {
      stopWithinMs: 50,
      onActivity: () => {
        started.resolve();
        return new Promise(() => {});
      },
    });
    const address = await bot.listen('127.0.0.1', 0);
    const stuck = fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const half = connect(Number(new URL(address).port), '127.0.0.1');
    half.on('error', () => {});
    const gone = new Promise(resolve => half.once('close', resolve));
    half.write('POST /api/messages HTTP/1.1\r\nHost: x\r\n');
    await started.promise;
    await Promise.all([bot.close(), bot.close(), gone, expect(stuck).rejects.toThrow()]);
    expect(bot.logs.text()).toContain('stopped with requests still in hand');
  });

  it('is quick when nothing is in hand', async () => {
    const bot = edge(null, { stopWithinMs: 3_600_000 });
    await post(bot, activity);
    await bot.close();
  });
});
