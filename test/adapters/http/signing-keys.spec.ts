import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeysUnavailable, type SigningKeys, signingKeys } from '#adapters/http/signing-keys.ts';
import { message } from '#test/builders/activity.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { captureLogs } from '#test/fakes/logs.ts';
import { edge, post } from './edge.ts';

/** One refresh reads two documents: the configuration and the keys. */
const ONE_REFRESH = 2;

let issuer: Issuer;
let now: number;
let keys: SigningKeys;
const clock = { now: () => new Date(now).toISOString() };
const later = (minutes: number) => {
  now += minutes * 60_000;
};

beforeEach(async () => {
  issuer = await Issuer.start();
  now = Date.parse(issuer.now);
  keys = signingKeys({ metadataUrl: issuer.metadataUrl, clock, log: captureLogs().log });
});
afterEach(() => issuer.stop());

describe('the signing keys', () => {
  it('are read once for many requests that come together', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('key-1')));
    expect(found.every(({ key }) => key !== null)).toBe(true);
    expect(issuer.requests).toBe(ONE_REFRESH);
  });

  it('carry the issuer and the endorsements of the published documents', async () => {
    const { issuer: name, key } = await keys.find('key-1');
    expect([name, key?.endorsements]).toEqual([issuer.url, ['msteams', 'webchat']]);
  });

  it('are read again for a key that is new', async () => {
    await keys.find('key-1');
    issuer.addKey({ endorsements: ['msteams'] });
    later(2);
    expect((await keys.find('key-2')).key).not.toBeNull();
  });

  it('are read at most once a minute, however many unknown keys are named', async () => {
    await keys.find('key-1');
    for (const kid of ['a', 'b', 'c']) expect((await keys.find(kid)).key).toBeNull();
    expect(issuer.requests).toBe(ONE_REFRESH);
    later(1);
    await Promise.all(['a', 'b', 'c'].map(kid => keys.find(kid)));
    expect(issuer.requests).toBe(2 * ONE_REFRESH);
  });

  it('are read again after a day, and a withdrawn key stops working', async () => {
    await keys.find('key-1');
    issuer.addKey({ endorsements: ['msteams'] });
    issuer.withdraw('key-1');
    later(24 * 60 - 1);
    expect((await keys.find('key-1')).key).not.toBeNull();
    later(1);
    expect((await keys.find('key-1')).key).toBeNull();
  });

  it('go on working through an outage, however long', async () => {
    await keys.find('key-1');
    issuer.outage = true;
    later(3 * 24 * 60);
    expect((await keys.find('key-1')).key).not.toBeNull();
  });

  it('go on working when the key server publishes nonsense', async () => {
    await keys.find('key-1');
    later(25 * 60);
    for (const nonsense of [null, { keys: [] }, { issuer: issuer.url, jwks_uri: 'not a url' }]) {
      issuer.nonsense = nonsense;
      later(2);
      expect((await keys.find('key-1')).key).not.toBeNull();
    }
  });

  it('are unavailable, and asked for again after five seconds, when they were never read', async () => {
    issuer.outage = true;
    await expect(keys.find('key-1')).rejects.toBeInstanceOf(KeysUnavailable);
    await expect(keys.find('key-1')).rejects.toBeInstanceOf(KeysUnavailable);
    expect(issuer.requests).toBe(1);
    issuer.outage = false;
    later(0.1);
    expect((await keys.find('key-1')).key).not.toBeNull();
  });

  it('are read again when the clock went backwards', async () => {
    await keys.find('key-1');
    issuer.addKey({ endorsements: ['msteams'] });
    later(-600);
    expect((await keys.find('key-2')).key).not.toBeNull();
  });

  it('are not read over plain http unless the address plainly is this machine', async () => {
    // Reaches the issuer, under a name that is not one of the three accepted for loopback.
    const metadataUrl = issuer.metadataUrl.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const careless = signingKeys({ metadataUrl, clock, log: captureLogs().log });
    await expect(careless.find('key-1')).rejects.toBeInstanceOf(KeysUnavailable);
  });
});

describe('the way in during an outage of the key server', () => {
  it('answers 503 with Retry-After, and calls nothing, while no keys were ever read', async () => {
    issuer.outage = true;
    const bot = edge(issuer, { clock });
    const authorization = `Bearer ${await issuer.token('https://smba.example.net/uk/')}`;
    const refused = await post(bot, message(), { authorization });
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    expect([bot.handled, bot.asked]).toEqual([[], []]);

    issuer.outage = false;
    later(0.1);
    expect((await post(bot, message(), { authorization })).statusCode).toBe(200);
  });

  it('still refuses a token that needs no key to be seen wrong', async () => {
    issuer.outage = true;
    const bot = edge(issuer, { clock });
    expect((await post(bot, message(), { authorization: 'Bearer garbage' })).statusCode).toBe(401);
  });
});
