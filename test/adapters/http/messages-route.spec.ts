import { describe, expect, it } from 'vitest';
import { message, TENANT } from '#test/builders/activity.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { edge, post } from './edge.ts';

const LOCAL = 'http://127.0.0.1:56150/_connector';
const demo = (overrides: Readonly<Record<string, unknown>> = {}) =>
  message({ serviceUrl: LOCAL, ...overrides });
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('an activity that is right', () => {
  it('reaches the handler whole, and its answer goes back', async () => {
    const bot = edge(null);
    const response = await post(bot, demo({ value: { action: { verb: 'x' } }, unheard: { of: 1 } }));
    expect([response.statusCode, response.json()]).toEqual([200, { done: true }]);
    expect(bot.handled[0]).toMatchObject({
      text: 'status oakwood',
      value: { action: { verb: 'x' } },
      unheard: { of: 1 },
    });
  });

  it('may have null wherever a field may be left out', async () => {
    const bot = edge(null);
    const sparse = demo({
      text: null,
      id: null,
      channelData: { tenant: { id: TENANT }, team: null },
      locale: null,
    });
    expect((await post(bot, sparse)).statusCode).toBe(200);
    expect(bot.handled[0]?.text).toBeUndefined();
  });

  it('gives the status and the body the handler chose, also none', async () => {
    const bot = edge(null, { onActivity: async () => ({ status: 202 }) });
    const response = await post(bot, demo());
    expect([response.statusCode, response.body]).toEqual([202, '']);
  });

  it('has what no database stores replaced, and is otherwise left as it was', async () => {
    const bot = edge(null);
    const raw = JSON.stringify(demo()).replace('status oakwood', 'a\\u0000b \\ud83d c \\ud83d\\ude00');
    expect((await post(bot, raw)).statusCode).toBe(200);
    expect(bot.handled[0]?.text).toBe('a\ufffdb \ufffd c \u{1f600}');
  });
});

describe('a body that is wrong', () => {
  it.each<[string, unknown, number]>([
    ['text that is not JSON', '{"type": "message", "text": "private words', 400],
    ['nothing', '', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
    ['a list', '[]', 400],
    ['an empty object', '{}', 400],
    ['a poisoned prototype', `{"__proto__": {"type": "message"}, ${JSON.stringify(demo()).slice(1)}`, 400],
    ['a poisoned constructor', `{"constructor": {"prototype": {}}, ${JSON.stringify(demo()).slice(1)}`, 400],
    ['a body over 256 KB', demo({ text: 'x'.repeat(256 * 1024) }), 413],
    ['a hundred thousand lists in one another', nested(100_000), 400],
    [
      'a value nested too deep',
      JSON.stringify(demo()).replace('"status oakwood"', `"", "value": ${nested(60)}`),
      400,
    ],
    ['a field name with a NUL in it', JSON.stringify(demo({ value: { 'a\0b': 1 } })), 400],
    ['no type', demo({ type: undefined }), 400],
    ['a type that is a number', demo({ type: 7 }), 400],
    ['an id that is an object', demo({ id: { $ne: null } }), 400],
    ['a text that is a number', demo({ text: 12 }), 400],
    ['a timestamp that is a word', demo({ timestamp: 'yesterday' }), 400],
    ['a sender without an id', demo({ from: { name: 'Pat' } }), 400],
    ['a sender that is a list', demo({ from: [] }), 400],
    ['an object id that is a number', demo({ from: { id: '29:1', aadObjectId: 5 } }), 400],
    ['no conversation', demo({ conversation: undefined }), 400],
    [
      'a conversation id of 2,000 characters',
      demo({ conversation: { id: 'x'.repeat(2_000), tenantId: TENANT } }),
      400,
    ],
    ['channel data that is a text', demo({ channelData: 'tenant' }), 400],
    ['a tenant id that is a list', demo({ channelData: { tenant: { id: [TENANT] } } }), 400],
    ['members that are no list', demo({ membersAdded: 'everyone' }), 400],
    ['entities that are numbers', demo({ entities: [1, 2] }), 400],
    ['no service URL', demo({ serviceUrl: undefined }), 400],
  ])('is refused: %s', async (_title, body, status) => {
    const bot = edge(null);
    const response = await post(bot, body);
    expect(response.statusCode).toBe(status);
    expect(response.body).not.toContain('private words');
    expect([bot.handled, bot.asked]).toEqual([[], []]);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['nonsense'],
    ['application/xml'],
  ])('is refused as %s', async type => {
    const bot = edge(null);
    expect((await post(bot, demo(), { 'content-type': type })).statusCode).toBe(415);
    expect(bot.handled).toEqual([]);
  });
});

describe('the service URL', () => {
  it.each([
    ['https://smba.example.net/uk/'],
    ['http://10.0.0.7:3978/'],
    ['http://127.0.0.1@evil.example/'],
    ['http://127.0.0.1.evil.example/'],
    ['http://user@127.0.0.1:3978/'],
    ['http://:password@127.0.0.1:3978/'],
    ['http://127.0.0.1:3978/?to=other'],
    ['file:///etc/passwd'],
    ['not a url'],
  ])('%s is refused in the demo, where nothing vouches for it', async serviceUrl => {
    const bot = edge(null);
    expect((await post(bot, message({ serviceUrl }))).statusCode).toBe(400);
    expect(bot.handled).toEqual([]);
  });

  it.each([['http://localhost:56150'], ['http://127.0.0.1:56150/_connector'], ['http://[::1]:56150/']])(
    '%s is accepted in the demo',
    async serviceUrl => {
      expect((await post(edge(null), message({ serviceUrl }))).statusCode).toBe(200);
    },
  );

  it('must be https even when a token vouches for it', async () => {
    await using issuer = await Issuer.start();
    const authorization = `Bearer ${await issuer.token('http://smba.example.net/')}`;
    const response = await post(edge(issuer), message({ serviceUrl: 'http://smba.example.net/' }), {
      authorization,
    });
    expect(response.statusCode).toBe(400);
  });
});

describe('the tenant', () => {
  const OTHER = '99999999-2222-4333-8444-555555555555';

  it('is refused with 403 when it is not on the list', async () => {
    const bot = edge(null);
    const response = await post(
      bot,
      demo({ channelData: { tenant: { id: OTHER } }, conversation: { id: 'a:1' } }),
    );
    expect([response.statusCode, response.json().error]).toEqual([403, 'forbidden']);
    expect([bot.asked, bot.handled]).toEqual([[OTHER], []]);
  });

  it.each<[string, unknown, unknown]>([
    ['a listed tenant in one place and another in the other', { tenant: { id: TENANT } }, OTHER],
    ['the same the other way round', { tenant: { id: OTHER } }, TENANT],
    ['no tenant at all', undefined, undefined],
    ['channel data without a tenant', { team: { id: '19:x' } }, undefined],
  ])('is refused with 403 and not even looked up: %s', async (_title, channelData, tenantId) => {
    const bot = edge(null);
    const response = await post(bot, demo({ channelData, conversation: { id: 'a:1', tenantId } }));
    expect([response.statusCode, response.json().error]).toEqual([403, 'forbidden']);
    expect([bot.asked, bot.handled]).toEqual([[], []]);
  });

  it.each<[string, unknown, unknown]>([
    ['the channel data', { tenant: { id: TENANT } }, undefined],
    ['the conversation', undefined, TENANT],
    ['both, in different letter case', { tenant: { id: TENANT.toUpperCase() } }, TENANT],
  ])('is accepted from %s and asked about in lower case', async (_title, channelData, tenantId) => {
    const bot = edge(null);
    const response = await post(bot, demo({ channelData, conversation: { id: 'a:1', tenantId } }));
    expect(response.statusCode).toBe(200);
    expect(bot.asked).toEqual([TENANT]);
  });
});
