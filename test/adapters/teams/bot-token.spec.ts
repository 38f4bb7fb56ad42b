import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { botToken } from '#adapters/teams/bot-token.ts';
import { SendFailed } from '#ports/messenger.ts';
import { Login } from '#test/fakes/login.ts';

let login: Login;
let now: number;
const clock = { now: () => new Date(now).toISOString() };
const later = (minutes: number) => {
  now += minutes * 60_000;
};
const identity = (overrides: object = {}) => ({
  appId: '5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e',
  appPassword: 'very secret',
  appType: 'SingleTenant' as const,
  tenantId: '11111111-2222-4333-8444-555555555555',
  loginUrl: login.url,
  ...overrides,
});

beforeEach(async () => {
  login = await Login.start();
  now = Date.parse('2026-11-03T09:30:00.000Z');
});
afterEach(() => login.stop());

describe('the bot’s own token', () => {
  it('is asked of the bot’s tenant with its id, secret and scope', async () => {
    expect(await botToken(identity(), clock).current()).toBe('token-1');
    const [request] = login.requests;
    expect(request?.path).toBe('/11111111-2222-4333-8444-555555555555/oauth2/v2.0/token');
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: '5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e',
      client_secret: 'very secret',
      scope: 'https://api.botframework.com/.default',
    });
  });

  it('is asked of the Bot Framework’s tenant for a multi-tenant bot', async () => {
    await botToken(identity({ appType: 'MultiTenant', tenantId: null }), clock).current();
    expect(login.requests[0]?.path).toBe('/botframework.com/oauth2/v2.0/token');
  });

  it('is asked for once by many who need it together, and kept until five minutes before its end', async () => {
    const token = botToken(identity(), clock);
    await Promise.all(Array.from({ length: 10 }, () => token.current()));
    later(54);
    expect(await token.current()).toBe('token-1');
    later(1);
    expect(await token.current()).toBe('token-2');
    expect(login.requests).toHaveLength(2);
  });

  it('is kept for half its life when it lasts less than ten minutes', async () => {
    login.lifetime = 240;
    const token = botToken(identity(), clock);
    await token.current();
    later(1.9);
    expect(await token.current()).toBe('token-1');
    later(0.1);
    expect(await token.current()).toBe('token-2');
  });

  it('goes on being used while it lasts when another cannot be had', async () => {
    const token = botToken(identity(), clock);
    await token.current();
    login.refusal = { status: 503, body: {} };
    later(56);
    expect(await token.current()).toBe('token-1');
    expect(await token.current()).toBe('token-1');
    expect(login.requests).toHaveLength(2);
    later(4);
    await expect(token.current()).rejects.toBeInstanceOf(SendFailed);
  });

  it('is replaced once it was refused, and only then', async () => {
    const token = botToken(identity(), clock);
    const first = (await token.current()) ?? '';
    token.drop('an older one');
    expect(await token.current()).toBe(first);
    token.drop(first);
    expect(await token.current()).toBe('token-2');
  });

  it('that cannot be had is a failed send that never left, without the secret or Entra’s description', async () => {
    login.refusal = {
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: secret of app 5a0d2f7e very secret',
      },
    };
    const failure = await botToken(identity(), clock)
      .current()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'SendFailed',
      arrived: 'no',
      message: 'The bot could not get its own token: invalid_client.',
    });
  });

  it('is a failed send when the login does not answer at all', async () => {
    const token = botToken(identity(), clock);
    await login.stop();
    await expect(token.current()).rejects.toMatchObject({ name: 'SendFailed', arrived: 'no' });
    login = await Login.start();
  });

  it('is never asked for over plain http from another machine', async () => {
    const loginUrl = login.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    await expect(botToken(identity({ loginUrl }), clock).current()).rejects.toBeInstanceOf(SendFailed);
    expect(login.requests).toEqual([]);
  });

  it('does not exist in the demo', async () => {
    expect(await botToken(identity({ appId: null }), clock).current()).toBeNull();
    expect(login.requests).toEqual([]);
  });

  it('comes from the machine’s managed identity for a bot without a secret', async () => {
    vi.stubEnv('IDENTITY_ENDPOINT', `${login.url}/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'header');
    const token = botToken(identity({ appType: 'UserAssignedMSI', appPassword: null }));
    expect(await token.current()).toBe('token-1');
    expect(await token.current()).toBe('token-1');
    token.drop('token-1');
    expect(await token.current()).toBe('token-2');
    const asked = new URL(login.requests[0]?.path ?? '', login.url).searchParams;
    expect(asked.get('resource')).toBe('https://api.botframework.com');
    expect(asked.get('client_id')).toBe('5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e');
    vi.unstubAllEnvs();
  });
});
