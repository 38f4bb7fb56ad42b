import { createHash } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { DocumentDesk } from '#bot/document-desk.ts';
import { edge } from './edge.ts';

const TOKEN = 'k3_Zq-9vTq1pXw0YbN4cR7sLd2mH8uJ6eGfA5iOoPyE';
const LINK = `/documents/trust-1/${TOKEN}`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const FILE = {
  name: 'SIT minutes 2026-11-03.docx',
  mediaType: DOCX,
  bytes: new TextEncoder().encode('minutes'),
};

/** The real server over a desk with one link, which opens once. `asked` is every link the desk heard of. */
function server(desk: Partial<DocumentDesk> = {}) {
  const asked: string[] = [];
  let opened = 0;
  const isOurs = (trustId: string, token: string) => {
    asked.push(`${trustId}/${token}`);
    return trustId === 'trust-1' && token === TOKEN && opened === 0;
  };
  const bot = edge(null, {
    documents: {
      look: async (trustId, token) => (isOurs(trustId, token) ? 'ready' : 'gone'),
      async open(trustId, token) {
        if (!isOurs(trustId, token)) return 'gone';
        opened += 1;
        return FILE;
      },
      ...desk,
    },
  });
  const ask = (
    method: InjectOptions['method'],
    url = LINK,
    headers: Record<string, string> = {},
    payload?: string,
  ) => bot.app.inject({ ...(method && { method }), url, headers, ...(payload !== undefined && { payload }) });
  const press = (headers: Record<string, string> = {}, url = LINK) =>
    ask('POST', url, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, '');
  return { ...bot, asked, ask, press, opened: () => opened };
}

describe('the page of a document', () => {
  it('uses nothing up: after twenty GETs and HEADs the button still opens the document, once', async () => {
    const { ask, press } = server();
    for (let i = 0; i < 20; i += 1) {
      expect((await ask('GET')).statusCode).toBe(200);
      expect((await ask('HEAD')).statusCode).toBe(200);
    }
    const first = await press();
    expect([first.statusCode, first.body]).toEqual([200, 'minutes']);
    const second = await press();
    expect([second.statusCode, second.body]).toEqual([
      410,
      expect.stringContaining('Press the button in Teams again for a new link.'),
    ]);
    expect((await ask('GET')).statusCode).toBe(410);
    expect((await ask('HEAD')).statusCode).toBe(410);
  });

  it('says what the button does, and nothing about the document, the trust or the reader', async () => {
    const { body } = await server().ask('GET');
    expect(body).toContain('Your document is ready');
    expect(body).toContain('It opens once, and only for a few minutes.');
    expect(body).toContain('<form method="post"><button type="submit">Open the document</button></form>');
    for (const word of ['SIT', 'minutes 2026', 'trust-1', TOKEN, '<script', 'http:', 'https:']) {
      expect(body).not.toContain(word);
    }
  });

  it('gives HEAD the headers of GET and no body', async () => {
    const { ask } = server();
    const [get, head] = [await ask('GET'), await ask('HEAD')];
    const lasting = ({ date: _date, 'x-request-id': _id, ...rest }: typeof get.headers) => rest;
    expect([head.body, lasting(head.headers)]).toEqual(['', lasting(get.headers)]);
  });

  it('may use its own style and its own form, and nothing else; is stored, framed and found nowhere', async () => {
    const { headers, body } = await server().ask('GET');
    const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(body).not.toContain('style=');
  });
});

describe('the opened document', () => {
  it('is a download under its own name that nobody stores or reads as anything else', async () => {
    const { headers, rawPayload } = await server().press();
    expect(headers).toMatchObject({
      'content-type': DOCX,
      'content-length': '7',
      'content-disposition':
        'attachment; filename="SIT minutes 2026-11-03.docx"; filename*=UTF-8\'\'SIT%20minutes%202026-11-03.docx',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(rawPayload.toString()).toBe('minutes');
  });

  it('is only the file itself where its bytes lie in a larger piece of memory', async () => {
    const bytes = new TextEncoder().encode('before minutes after').subarray(7, 14);
    const { press } = server({ open: async () => ({ ...FILE, bytes }) });
    expect((await press()).body).toBe('minutes');
  });

  it.each([
    ['a\r\nSet-Cookie: x=1".docx', 'a__Set-Cookie_ x_1_.docx', 'a%0D%0ASet-Cookie%3A%20x%3D1%22.docx'],
    ['Séance d’été.docx', 'Seance d_ete.docx', 'S%C3%A9ance%20d%E2%80%99%C3%A9t%C3%A9.docx'],
    ["it's (1)*!.docx", 'it_s (1)__.docx', 'it%27s%20%281%29%2A%21.docx'],
    ['half \ud83d.docx', 'half _.docx', 'half%20%EF%BF%BD.docx'],
  ])('may be called %j', async (name, plain, encoded) => {
    const { press } = server({ open: async () => ({ ...FILE, name }) });
    const { headers } = await press();
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    );
    expect(headers['set-cookie']).toBeUndefined();
  });

  it.each(['text/html\r\nx: y', '漢/字', ''])(
    'is just bytes where its media type is none: %j',
    async mediaType => {
      const { press } = server({ open: async () => ({ ...FILE, mediaType }) });
      expect((await press()).headers['content-type']).toBe('application/octet-stream');
    },
  );

  it('goes to whom the desk gives it when two press at once', async () => {
    const { press, asked } = server();
    const answers = await Promise.all([press(), press()]);
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 410]);
    expect(asked).toHaveLength(2);
  });
});

describe('a link that is none', () => {
  it.each([
    ['another trust’s', `/documents/trust-2/${TOKEN}`],
    ['an unknown one', '/documents/trust-1/unknown'],
  ])('is gone for the desk: %s', async (_title, url) => {
    const { ask, press } = server();
    const answers = [await ask('GET', url), await press({}, url)];
    const gone = (await server({ look: async () => 'gone' }).ask('GET')).body;
    expect(answers.map(answer => [answer.statusCode, answer.body])).toEqual([
      [410, gone],
      [410, gone],
    ]);
  });

  it.each([
    ['a trust of 65 characters', `/documents/${'t'.repeat(65)}/${TOKEN}`, 410],
    ['a token that steps out of its folder', '/documents/trust-1/..%2f..%2fsecret', 410],
    ['a token with a quote', "/documents/trust-1/'%20or%201=1", 410],
    ['a token with a line end', '/documents/trust-1/a%0d%0ab', 410],
    ['a token with NUL', '/documents/trust-1/a%00b', 410],
    ['a token in other letters', '/documents/trust-1/%D1%82%D0%BE', 410],
    ['no token', '/documents/trust-1/', 410],
    ['a token of 101 characters', `/documents/trust-1/${'k'.repeat(101)}`, 414],
    ['a token of 10,000 characters', `/documents/trust-1/${'k'.repeat(10_000)}`, 414],
    ['a broken escape', '/documents/trust-1/%zz', 400],
    ['one part more', `${LINK}/more`, 404],
  ])('never reaches the desk: %s', async (_title, url, status) => {
    const { ask, press, asked } = server();
    const answers = [await ask('GET', url), await ask('HEAD', url), await press({}, url)];
    expect(answers.map(answer => answer.statusCode)).toEqual([status, status, status]);
    expect(asked).toEqual([]);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)('leads nowhere with %s', async method => {
    const { ask, asked } = server();
    expect((await ask(method)).statusCode).toBe(404);
    expect(asked).toEqual([]);
  });

  it('is every link where no desk is given', async () => {
    const bot = edge(null);
    expect((await bot.app.inject(LINK)).statusCode).toBe(404);
    expect((await bot.app.inject({ method: 'POST', url: LINK })).statusCode).toBe(404);
  });
});

describe('a press from elsewhere', () => {
  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
    ['another site that an old browser names', { origin: 'https://elsewhere.example' }],
    ['our name at another port', { origin: 'https://bot.example:8443' }],
    ['a name that only begins like ours', { origin: 'https://bot.example.elsewhere.example' }],
    ['an origin that is no address', { origin: 'elsewhere' }],
  ])('is refused and uses nothing up: %s', async (_title, headers) => {
    const { press, asked, logs } = server();
    const refused = await press({ host: 'bot.example', ...headers });
    expect([refused.statusCode, refused.headers['cache-control'], asked]).toEqual([403, 'no-store', []]);
    expect(refused.body).toContain('has not been used up');
    expect(logs.lines().at(-1)).toMatchObject({ refusedFor: 'cross-site', status: 403 });
    expect((await press()).statusCode).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    [
      'our page in Chrome, whose Origin our own no-referrer makes "null"',
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ],
    [
      'our page behind a proxy that rewrites Host',
      { 'sec-fetch-site': 'same-origin', origin: 'https://public.example' },
    ],
    ['a reload', { 'sec-fetch-site': 'none' }],
    ['our page in an old in-app browser', { origin: 'null' }],
    ['our page in an old browser that names itself', { origin: 'https://bot.example' }],
    [
      'the same where Host says the port that https has anyway',
      { origin: 'https://bot.example', host: 'bot.example:443' },
    ],
    ['a client that says nothing', {}],
  ])('is none: %s', async (_title, headers) => {
    expect((await server().press({ host: 'bot.example', ...headers })).statusCode).toBe(200);
  });
});

describe('the body of a press', () => {
  it('may be missing altogether', async () => {
    expect((await server().ask('POST')).statusCode).toBe(200);
  });

  it.each([
    ['a form larger than ours', 'application/x-www-form-urlencoded', 'a'.repeat(65), 413],
    ['JSON', 'application/json', '{}', 415],
    ['text', 'text/plain', '', 415],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--', 415],
  ])('is refused and uses nothing up: %s', async (_title, type, payload, status) => {
    const { ask, press, asked } = server();
    expect((await ask('POST', LINK, { 'content-type': type }, payload)).statusCode).toBe(status);
    expect(asked).toEqual([]);
    expect((await press()).statusCode).toBe(200);
  });

  it('is still only JSON elsewhere', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await server().ask('POST', '/api/messages', form, 'a=1')).statusCode).toBe(415);
  });
});

describe('a desk that fails', () => {
  const fails = () =>
    Promise.reject(Object.assign(new Error(`no ${TOKEN}`), { statusCode: 404, code: 'P2025' }));

  it('is answered with a page to try again on, which leads back to the button', async () => {
    const { ask, press } = server({ look: fails, open: fails });
    for (const answer of [await ask('GET'), await press()]) {
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('Please try again');
      expect(answer.body).toContain('<a href="">');
    }
  });

  it('may succeed the next time, with the same link', async () => {
    let asked = 0;
    const { press } = server({ open: async () => (++asked === 1 ? fails() : FILE) });
    expect([(await press()).statusCode, (await press()).statusCode]).toEqual([503, 200]);
  });
});

it('a stopping server waits for a document that is being opened, also when its reader has hung up', async () => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const hungUp = Promise.withResolvers<void>();
  let used = false;
  const bot = server({
    async open() {
      started.resolve();
      await finish.promise;
      used = true;
      return FILE;
    },
  });
  bot.app.server.on('connection', socket => socket.once('close', () => hungUp.resolve()));
  const address = await bot.listen('127.0.0.1', 0);
  const reader = new AbortController();
  const given = fetch(address + LINK, { method: 'POST', signal: reader.signal });
  await started.promise;
  reader.abort();
  await expect(given).rejects.toThrow();
  await hungUp.promise;
  const closed = bot.close();
  setTimeout(finish.resolve, 50);
  await closed;
  expect(used).toBe(true);
});

it('no log line holds a token or a trust, whatever happens to the link', async () => {
  const fails = () => Promise.reject(new Error(`no ${TOKEN} of trust-1`));
  for (const bot of [server(), server({ look: fails, open: fails })]) {
    await bot.ask('GET');
    await bot.ask('HEAD');
    await bot.press({ 'sec-fetch-site': 'cross-site' });
    await bot.press({ referer: `https://bot.example${LINK}` });
    await bot.press();
    await bot.ask('PUT');
    await bot.ask('GET', `${LINK}%zz`);
    await bot.ask('GET', `${LINK}/more?link=${TOKEN}`);
    await bot.ask('POST', LINK, { 'content-type': 'application/json' }, TOKEN);
    const routes = bot.logs
      .lines()
      .filter(({ msg }) => msg === 'request')
      .map(({ route }) => route);
    // The broken escape never becomes a request of a route.
    expect(routes).toHaveLength(8);
    expect(routes.filter(route => route === '/documents/:trustId/:token')).toHaveLength(6);
    expect(bot.logs.text()).not.toContain(TOKEN);
    expect(bot.logs.text()).not.toContain('trust-1');
  }
});
