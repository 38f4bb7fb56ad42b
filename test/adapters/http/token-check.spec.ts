import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message } from '#test/builders/activity.ts';
import { Issuer, type TokenOverrides } from '#test/fakes/issuer.ts';
import { type Edge, edge } from './edge.ts';

const SERVICE_URL = 'https://smba.example.net/uk/';
const SECONDS = Date.parse('2026-11-03T09:30:00.000Z') / 1000;

let issuer: Issuer;
/** One listening server for the whole table, so that each row passes over a real socket. */
let bot: Edge;
let address: string;

beforeAll(async () => {
  issuer = await Issuer.start();
  bot = edge(issuer);
  address = await bot.listen('127.0.0.1', 0);
});
afterAll(async () => {
  await bot.close();
  await issuer.stop();
});

async function send(authorization: string | undefined, activity: object = message()) {
  const before = { handled: bot.handled.length, asked: bot.asked.length };
  const response = await fetch(`${address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(activity),
  });
  return {
    response,
    text: await response.text(),
    reached: { handler: bot.handled.length - before.handled, tenants: bot.asked.length - before.asked },
    reason: bot.logs.lines().findLast(line => line.msg === 'request')?.refusedFor,
  };
}

const bearer = async (overrides?: TokenOverrides) => `Bearer ${await issuer.token(SERVICE_URL, overrides)}`;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const goodClaims = () => ({
  iss: issuer.url,
  aud: Issuer.appId,
  exp: SECONDS + 3600,
  serviceurl: SERVICE_URL,
});

/** A token signed as HS256 with the published public key as the shared secret. */
function confused(): string {
  const head = `${part({ alg: 'HS256', typ: 'JWT', kid: issuer.key.kid })}.${part(goodClaims())}`;
  const secret = issuer.key.public.export({ type: 'spki', format: 'pem' });
  return `Bearer ${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}

/** A good token whose claims were changed after signing. */
async function tampered(): Promise<string> {
  const [head, , signature] = (await issuer.token(SERVICE_URL)).split('.');
  return `Bearer ${head}.${part({ ...goodClaims(), extra: true })}.${signature}`;
}

describe('a token that is right', () => {
  it.each<[string, TokenOverrides]>([
    ['as it is issued', {}],
    ['expired less than five minutes ago', { claims: { exp: SECONDS - 299 } }],
    ['valid within five minutes from now', { claims: { nbf: SECONDS + 299 } }],
    ['without a not-before time', { claims: { nbf: undefined } }],
    [
      'with its service URL written without the last slash',
      { claims: { serviceurl: SERVICE_URL.slice(0, -1) } },
    ],
  ])('passes %s', async (_title, overrides) => {
    const { response, reached } = await send(await bearer(overrides));
    expect(response.status).toBe(200);
    expect(reached).toEqual({ handler: 1, tenants: 1 });
  });

  it('passes with the scheme in any case', async () => {
    const { response } = await send((await bearer()).replace('Bearer', 'bearer'));
    expect(response.status).toBe(200);
  });
});

const rows: [
  title: string,
  reason: string,
  header: () => Promise<string | undefined> | string | undefined,
][] = [
  ['no token', 'missing', () => undefined],
  ['an empty header', 'missing', () => ''],
  ['another scheme', 'malformed', async () => (await bearer()).replace('Bearer', 'Basic')],
  ['the scheme alone', 'malformed', () => 'Bearer'],
  ['garbage', 'malformed', () => 'Bearer garbage'],
  ['garbage in three parts', 'malformed', () => 'Bearer aaa.bbb.ccc'],
  ['a header that is not an object', 'malformed', () => `Bearer ${part(7)}.${part(goodClaims())}.eA`],
  ['a token behind a token', 'malformed', async () => `${await bearer()} ${await bearer()}`],
  ['a token of five parts', 'malformed', () => 'Bearer a.b.c.d.e'],
  ['a header of 9,000 characters', 'oversized', () => bearer({ claims: { padding: 'x'.repeat(9_000) } })],
  [
    'an algorithm of none',
    'algorithm',
    () => `Bearer ${part({ alg: 'none', kid: issuer.key.kid })}.${part(goodClaims())}.`,
  ],
  [
    'an algorithm of none and a signature',
    'algorithm',
    () => `Bearer ${part({ alg: 'none', kid: issuer.key.kid })}.${part(goodClaims())}.eA`,
  ],
  ['HS256 keyed with the public key', 'algorithm', () => confused()],
  ['RS512 by the right key', 'algorithm', () => bearer({ header: { alg: 'RS512' } })],
  ['PS256 by the right key', 'algorithm', () => bearer({ header: { alg: 'PS256' } })],
  ['an unknown key', 'unknown-key', () => bearer({ header: { kid: 'nobody' } })],
  ['no key id', 'unknown-key', () => bearer({ header: { kid: undefined } })],
  [
    'a key id that is a number',
    'unknown-key',
    () => `Bearer ${part({ alg: 'RS256', kid: 1 })}.${part(goodClaims())}.eA`,
  ],
  ['a key id of the object prototype', 'unknown-key', () => bearer({ header: { kid: 'constructor' } })],
  [
    'a critical extension nobody knows',
    'malformed',
    () => `Bearer ${part({ alg: 'RS256', kid: issuer.key.kid, crit: ['x'], x: 1 })}.${part(goodClaims())}.eA`,
  ],
  [
    'the wrong key',
    'signature',
    () => bearer({ signWith: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }),
  ],
  ['claims changed after signing', 'signature', () => tampered()],
  ['no signature', 'signature', async () => (await bearer()).replace(/[^.]+$/, '')],
  ['an expired token', 'expired', () => bearer({ claims: { exp: SECONDS - 301 } })],
  ['a token without an expiry', 'no-expiry', () => bearer({ claims: { exp: undefined } })],
  ['an expiry that is a word', 'no-expiry', () => bearer({ claims: { exp: 'later' } })],
  ['a token that is not yet valid', 'not-yet-valid', () => bearer({ claims: { nbf: SECONDS + 301 } })],
  ['another audience', 'audience', () => bearer({ claims: { aud: 'ffffffff-0000-4000-8000-000000000000' } })],
  ['no audience', 'audience', () => bearer({ claims: { aud: undefined } })],
  ['another issuer', 'issuer', () => bearer({ claims: { iss: 'https://api.botframework.example' } })],
  ['no issuer', 'issuer', () => bearer({ claims: { iss: undefined } })],
  [
    'another service URL',
    'service-url',
    () => bearer({ claims: { serviceurl: 'https://smba.example.net/us/' } }),
  ],
  [
    'a service URL that only begins alike',
    'service-url',
    () => bearer({ claims: { serviceurl: 'https://smba.example.net/uk/more' } }),
  ],
  ['no service URL', 'service-url', () => bearer({ claims: { serviceurl: undefined } })],
  ['an empty service URL', 'service-url', () => bearer({ claims: { serviceurl: '' } })],
  ['a service URL that is a list', 'service-url', () => bearer({ claims: { serviceurl: [SERVICE_URL] } })],
];

describe('a token that is wrong', () => {
  it.each(rows)('refuses %s', async (_title, reason, header) => {
    const { response, text, reached, reason: logged } = await send(await header());
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(JSON.parse(text)).toEqual({ error: 'unauthorised', message: 'The request is not authenticated.' });
    expect(reached).toEqual({ handler: 0, tenants: 0 });
    expect(logged).toBe(`token:${reason}`);
  });

  it('refuses a good token for an activity of another channel than its key is endorsed for', async () => {
    const { response, reached, reason } = await send(await bearer(), message({ channelId: 'directline' }));
    expect([response.status, reason]).toEqual([401, 'token:endorsements']);
    expect(reached).toEqual({ handler: 0, tenants: 0 });
  });

  it('answers 4xx to a header larger than HTTP allows', async () => {
    const response = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${'x'.repeat(40_000)}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(431);
  });

  it.each([
    ['an empty endorsements list', []],
    ['no endorsements list', undefined],
  ])('refuses a key with %s', async (_title, endorsements) => {
    await using other = await Issuer.start();
    other.addKey({ endorsements });
    const strict = edge(other);
    const response = await strict.app.inject({
      method: 'POST',
      url: '/api/messages',
      headers: { authorization: `Bearer ${await other.token(SERVICE_URL)}` },
      payload: message(),
    });
    expect(response.statusCode).toBe(401);
    expect([strict.handled, strict.asked]).toEqual([[], []]);
    expect(strict.logs.text()).toContain('token:endorsements');
  });

  it('refuses before it reads the body, so a stranger cannot make it parse anything', async () => {
    const response = await bot.app.inject({
      method: 'POST',
      url: '/api/messages',
      headers: { 'content-type': 'application/json' },
      payload: '{not json',
    });
    expect(response.statusCode).toBe(401);
  });
});
