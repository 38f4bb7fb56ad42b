import { describe, expect, it } from 'vitest';
import { edge } from './edge.ts';

const TOKEN = 'a-token-of-some-length';
const TEXT = 'fortnight_store_up 1\n';
const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const AFAR = '203.0.113.9';

function served(token: string | null = TOKEN) {
  let scrapes = 0;
  const bot = edge(null, {
    metrics: {
      token,
      async scrape() {
        scrapes += 1;
        return { contentType: CONTENT_TYPE, text: TEXT };
      },
    },
  });
  const ask = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    bot.app.inject({ url: '/metrics', headers, remoteAddress });
  return { ...bot, ask, scrapes: () => scrapes };
}

describe('the page of counts', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'is shown to a program on this machine, here %s, with or without a token set',
    async address => {
      for (const token of [TOKEN, null]) {
        const answer = await served(token).ask({ host: 'localhost:3978' }, address);
        expect([answer.statusCode, answer.body]).toEqual([200, TEXT]);
        expect(answer.headers['content-type']).toBe(CONTENT_TYPE);
      }
    },
  );

  it.each(['127.0.0.1:3978', '[::1]:3978', 'localhost'])('is shown under the name %s', async host => {
    expect((await served().ask({ host })).statusCode).toBe(200);
  });

  it.each<[string, Record<string, string>, string]>([
    ['another machine', {}, AFAR],
    ['another machine of the network', {}, '10.0.0.5'],
    ['another machine over IPv6', {}, '2001:db8::127.0.0.1'],
    ['another machine, mapped', {}, '::ffff:10.0.0.5'],
    ['another machine that says it is this one', { 'x-forwarded-for': '127.0.0.1' }, AFAR],
    ['a proxy with X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1'],
    ['a proxy with an empty X-Forwarded-For', { 'x-forwarded-for': '' }, '127.0.0.1'],
    ['a proxy with X-Forwarded-Proto', { 'x-forwarded-proto': 'https' }, '127.0.0.1'],
    ['a proxy with Forwarded', { forwarded: 'for=127.0.0.1' }, '127.0.0.1'],
    ['a proxy with X-Real-IP', { 'X-Real-IP': '127.0.0.1' }, '127.0.0.1'],
    ['a proxy with Via', { via: '1.1 proxy' }, '::1'],
    ['a page whose name was pointed at this machine', { host: 'evil.example' }, '127.0.0.1'],
    ['a name that only begins like ours', { host: 'localhost.evil.example' }, '127.0.0.1'],
    ['a Host that is none', { host: '[' }, '127.0.0.1'],
    ['a wrong token', { authorization: 'Bearer another-token-of-length' }, AFAR],
    ['a token cut short', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, AFAR],
    ['a token with more behind it', { authorization: `Bearer ${TOKEN}x` }, AFAR],
    ['a token with another after it', { authorization: `Bearer ${TOKEN} x` }, AFAR],
    ['a token in capitals', { authorization: `Bearer ${TOKEN.toUpperCase()}` }, AFAR],
    ['a token of another scheme', { authorization: `Basic ${TOKEN}` }, AFAR],
    ['an empty token', { authorization: 'Bearer ' }, AFAR],
    ['a wrong token through a proxy', { authorization: 'Bearer x', via: '1.1 x' }, '127.0.0.1'],
  ])('is not there for %s, exactly as an unknown page', async (_who, headers, address) => {
    const bot = served();
    const answer = await bot.ask(headers, address);
    const unknown = await bot.app.inject({ url: '/nowhere', headers, remoteAddress: address });
    expect([answer.statusCode, answer.body]).toEqual([404, unknown.body]);
    const telling = { 'x-request-id': '', date: '' };
    expect({ ...answer.headers, ...telling }).toEqual({ ...unknown.headers, ...telling });
    expect(bot.scrapes()).toBe(0);
  });

  it.each(['null', 'undefined', ''])('takes no token when none is set, not even “%s”', async shown => {
    expect((await served(null).ask({ authorization: `Bearer ${shown}` }, AFAR)).statusCode).toBe(404);
  });

  it.each([
    ['from another machine', {}],
    ['through a proxy', { 'x-forwarded-for': AFAR, host: 'fortnight.example.org' }],
  ])('is shown to who has the token, %s', async (_where, headers) => {
    for (const scheme of ['Bearer', 'bearer']) {
      const answer = await served().ask({ ...headers, authorization: `${scheme} ${TOKEN}` }, AFAR);
      expect([answer.statusCode, answer.body]).toEqual([200, TEXT]);
    }
  });

  it('can be asked for while the bot stops, when other pages cannot', async () => {
    const gate = Promise.withResolvers<void>();
    const bot = edge(null, {
      metrics: { token: null, scrape: async () => ({ contentType: CONTENT_TYPE, text: TEXT }) },
      plugins: [
        async routes => {
          routes.get('/slow', async () => gate.promise);
        },
      ],
    });
    await bot.app.ready();
    const inHand = bot.app.inject('/slow');
    await new Promise(resolve => setImmediate(resolve));
    const closing = bot.close();
    expect((await bot.app.inject('/metrics')).body).toBe(TEXT);
    expect((await bot.app.inject('/nowhere')).statusCode).toBe(503);
    gate.resolve();
    await Promise.all([inHand, closing]);
  });

  it('is not there at all unless it was given, and asking for it fills no log', async () => {
    expect((await edge(null).app.inject('/metrics')).statusCode).toBe(404);
    const bot = served();
    await bot.ask();
    expect(bot.logs.lines()).toEqual([]);
  });
});
