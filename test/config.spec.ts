import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigurationError, type Environment, readConfig } from '#src/config.ts';

const APP = '5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e';
const TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER = 'AAAAAAAA-2222-4222-8222-222222222222';
const GOOD: Environment = { BOT_APP_ID: APP, BOT_APP_PASSWORD: 'secret', BOT_TENANT_ID: TENANT };
const KEYS = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')] as const;
const NO_KEY = 'must be 32 bytes in base64, as "npm run fortnight -- write-ups new-key" makes them';

/** The faults of a configuration, one a line as they are printed. */
function faultsOf(environment: Environment, purpose: 'bot' | 'command-line' | 'demo' = 'bot'): string[] {
  try {
    readConfig(environment, purpose);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message).toMatch(/^The configuration cannot be used:\n/);
    expect(error.message).toMatch(/\nSet these in the environment or in \.env \(see \.env\.example\)\.$/);
    return [...error.message.matchAll(/^ {2}- (.*)$/gm)].map(match => match[1] ?? '');
  }
}

describe('a bot’s configuration', () => {
  it('needs three values and takes the rest by default', () => {
    expect(readConfig(GOOD, 'bot')).toEqual({
      port: 3978,
      host: '127.0.0.1',
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataDir: resolve('data'),
      bot: {
        appId: APP,
        appPassword: 'secret',
        appType: 'SingleTenant',
        tenantId: TENANT,
        openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        loginUrl: 'https://login.microsoftonline.com',
      },
      allowedTenants: [],
      graphBaseUrl: 'https://graph.microsoft.com',
      graphSignIn: null,
      mailSender: null,
      writeUpKeys: { current: null, before: null },
      publicUrl: null,
      asksInTenSeconds: 20,
      logLevel: 'info',
      metricsToken: null,
      startedByNpm: false,
    } satisfies Config);
  });

  it('keeps its data elsewhere than the demo, unless it is told where', () => {
    expect(readConfig({}, 'command-line').dataDir).toBe(resolve('data'));
    expect(readConfig({}, 'demo').dataDir).toBe(resolve('data-demo'));
    expect(readConfig({ DATA_DIR: './ours' }, 'demo').dataDir).toBe(resolve('ours'));
  });

  it('reads every name there is', () => {
    const config = readConfig(
      {
        PORT: '8080',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://fortnight@127.0.0.1/fortnight',
        DATA_DIR: '/var/lib/fortnight',
        BOT_APP_ID: APP.toUpperCase(),
        BOT_APP_PASSWORD: 'secret',
        BOT_APP_TYPE: 'MultiTenant',
        BOT_TENANT_ID: OTHER,
        ALLOWED_TENANTS: `${TENANT}, ${OTHER};${TENANT}`,
        BOT_OPENID_METADATA: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
        BOT_LOGIN_URL: 'https://login.microsoftonline.us/',
        GRAPH_BASE_URL: 'http://127.0.0.1:9/',
        GRAPH_AUTH: 'secret',
        GRAPH_CLIENT_ID: OTHER,
        GRAPH_CLIENT_SECRET: 'another secret',
        MAIL_SENDER: 'Letters@mill.example',
        GRAPH_LOGIN_URL: 'https://login.partner.microsoftonline.cn/',
        WRITE_UPS_KEY: KEYS[0],
        WRITE_UPS_KEY_BEFORE: KEYS[1],
        PUBLIC_URL: 'https://fortnight.example.org',
        ASKS_IN_TEN_SECONDS: '50',
        LOG_LEVEL: 'warn',
        METRICS_TOKEN: 'sixteen-letters!',
      },
      'bot',
    );
    expect(config).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgresql://fortnight@127.0.0.1/fortnight',
      databaseOwnerUrl: null,
      dataDir: resolve('/var/lib/fortnight'),
      bot: {
        appId: APP,
        appPassword: 'secret',
        appType: 'MultiTenant',
        tenantId: OTHER.toLowerCase(),
        openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
        loginUrl: 'https://login.microsoftonline.us',
      },
      allowedTenants: [TENANT, OTHER.toLowerCase(), TENANT],
      graphBaseUrl: 'http://127.0.0.1:9',
      graphSignIn: {
        kind: 'secret',
        clientId: OTHER.toLowerCase(),
        secret: 'another secret',
        loginUrl: 'https://login.partner.microsoftonline.cn',
      },
      mailSender: 'letters@mill.example',
      writeUpKeys: { current: KEYS[0], before: KEYS[1] },
      publicUrl: 'https://fortnight.example.org',
      asksInTenSeconds: 50,
      logLevel: 'warn',
      metricsToken: 'sixteen-letters!',
      startedByNpm: false,
    } satisfies Config);
  });

  it('counts what is empty or blank as not set, as in a copied .env.example', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=$/gm)].map(m => m[1] ?? '');
    expect(names).toHaveLength(26);
    const blank = Object.fromEntries(names.map((name, i) => [name, i % 2 ? '' : '  ']));
    expect(readConfig({ ...blank, ...GOOD }, 'bot')).toEqual(readConfig(GOOD, 'bot'));
  });

  it.each([
    ['PORT', 'x', 'must be a number from 0 to 65535'],
    ['PORT', '65536', 'must be a number from 0 to 65535'],
    ['PORT', '-1', 'must be a number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x', 'must start with postgresql://'],
    [
      'DATABASE_URL',
      'postgresql://fortnight:p#w/d@127.0.0.1/fortnight',
      'is not a URL such as postgresql://user:password@host/database (characters such as # / ? @ in a password are written %23 %2F %3F %40)',
    ],
    ['BOT_APP_ID', 'fortnight', 'must be a GUID such as 00000000-0000-0000-0000-000000000000'],
    ['BOT_APP_TYPE', 'singletenant', 'must be SingleTenant, UserAssignedMSI or MultiTenant'],
    ['BOT_TENANT_ID', `${TENANT}0`, 'must be a GUID such as 00000000-0000-0000-0000-000000000000'],
    ['ALLOWED_TENANTS', `${TENANT},x,y`, 'must be a GUID such as 00000000-0000-0000-0000-000000000000'],
    ['BOT_OPENID_METADATA', 'login.botframework.com', 'must be a URL'],
    [
      'BOT_OPENID_METADATA',
      'http://login.botframework.com/',
      'must start with https:// (http:// is allowed for this machine only)',
    ],
    [
      'BOT_LOGIN_URL',
      'http://127.0.0.1.example.org',
      'must start with https:// (http:// is allowed for this machine only)',
    ],
    ['GRAPH_BASE_URL', 'ftp://x', 'must start with https:// (http:// is allowed for this machine only)'],
    [
      'GRAPH_AUTH',
      'password',
      'must be one of none, secret, certificate, managed-identity, workload-identity',
    ],
    ['GRAPH_CLIENT_ID', 'x', 'must be a GUID such as 00000000-0000-0000-0000-000000000000'],
    ['PUBLIC_URL', 'x', 'must be a URL'],
    ['WRITE_UPS_KEY', 'too short to be a key', NO_KEY],
    ['WRITE_UPS_KEY_BEFORE', `${KEYS[0]}A`, NO_KEY],
    ['ASKS_IN_TEN_SECONDS', '0', 'must be a number from 1'],
    ['ASKS_IN_TEN_SECONDS', 'many', 'must be a number from 1'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
    ['METRICS_TOKEN', 'fifteen-letters', 'must be 16 or more letters, digits and signs, without spaces'],
    [
      'METRICS_TOKEN',
      'with a space in between',
      'must be 16 or more letters, digits and signs, without spaces',
    ],
  ])('is refused once for %s=%s', (name, value, says) => {
    expect(faultsOf({ ...GOOD, [name]: value })).toEqual([`${name} ${says}`]);
  });

  it('wants an address to send letters from, and a way to sign in there', () => {
    const signedIn = { ...GOOD, GRAPH_AUTH: 'secret' };
    expect(faultsOf({ ...signedIn, MAIL_SENDER: 'letters' })).toEqual([
      'MAIL_SENDER must be an e-mail address',
    ]);
    expect(faultsOf({ ...signedIn, MAIL_SENDER: 'letters@mill.example' })).toEqual([]);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost', 'http://[::1]:4000/x'])(
    'takes %s, which is this machine',
    url => {
      expect(faultsOf({ ...GOOD, BOT_LOGIN_URL: url })).toEqual([]);
    },
  );

  it('names every fault in one message: what is wrong and what is missing', () => {
    expect(
      faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', METRICS_TOKEN: 'short' }).map(fault => fault.split(' ')[0]),
    ).toEqual(['PORT', 'LOG_LEVEL', 'METRICS_TOKEN', 'BOT_APP_ID', 'BOT_APP_PASSWORD', 'BOT_TENANT_ID']);
  });

  it('says of a missing app id how to look around without one', () => {
    expect(faultsOf({ ...GOOD, BOT_APP_ID: undefined })).toEqual([
      'BOT_APP_ID is not set: without it nothing that reaches the bot can be authenticated (to look around: npm run demo)',
    ]);
  });

  it.each([
    ['SingleTenant', ['BOT_APP_PASSWORD', 'BOT_TENANT_ID']],
    ['MultiTenant', ['BOT_APP_PASSWORD']],
    ['UserAssignedMSI', ['BOT_TENANT_ID']],
  ])('of the type %s needs %j', (type, needs) => {
    const faults = faultsOf({ BOT_APP_ID: APP, BOT_APP_TYPE: type });
    expect(faults).toEqual(needs.map(name => `${name} is not set: a ${type} bot needs it`));
  });
});

describe('the command line and the demo', () => {
  it.each(['command-line', 'demo'] as const)('as %s need nothing', purpose => {
    expect(readConfig({}, purpose).bot).toMatchObject({ appId: null, appPassword: null, tenantId: null });
  });

  it.each(['command-line', 'demo'] as const)('as %s refuse what is wrong all the same', purpose => {
    expect(faultsOf({ PORT: 'x' }, purpose)).toEqual(['PORT must be a number from 0 to 65535']);
  });
});

describe('any environment', () => {
  it('is a configuration or a list of its faults, never another failure, and never says a value', () => {
    const names = [
      'PORT',
      'DATABASE_URL',
      'BOT_APP_ID',
      'BOT_APP_PASSWORD',
      'ALLOWED_TENANTS',
      'METRICS_TOKEN',
      'WRITE_UPS_KEY',
    ];
    const environment = fc.dictionary(fc.constantFrom(...names), fc.string({ minLength: 12, maxLength: 40 }));
    fc.assert(
      fc.property(environment, given => {
        const faults = faultsOf(given).join('\n');
        for (const secret of [given.BOT_APP_PASSWORD, given.METRICS_TOKEN, given.WRITE_UPS_KEY])
          if (secret) expect(faults).not.toContain(secret);
      }),
    );
  });
});
