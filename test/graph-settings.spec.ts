import { describe, expect, it } from 'vitest';
import { faultsInGraph, graphSignIn } from '#src/graph-settings.ts';

const APP = '5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e';
const TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const BOT = { BOT_APP_ID: APP, BOT_APP_PASSWORD: 'the bot’s', BOT_TENANT_ID: TENANT };
const loginUrl = 'https://login.microsoftonline.com';

describe('how calendars are signed in to', () => {
  it('is not at all unless it is said how', () => {
    expect(faultsInGraph(BOT)).toEqual([]);
    expect(graphSignIn(BOT)).toBeNull();
    expect(graphSignIn({ ...BOT, GRAPH_AUTH: 'none' })).toBeNull();
  });

  it('is needed to send letters', () => {
    const mail = { ...BOT, MAIL_SENDER: 'letters@mill.example' };
    expect(faultsInGraph(mail)).toEqual([expect.stringContaining('nothing signs in to send from it')]);
    expect(faultsInGraph({ ...mail, GRAPH_AUTH: 'secret' })).toEqual([]);
  });

  it.each([
    [{ GRAPH_AUTH: 'secret' }, { kind: 'secret', clientId: APP, secret: 'the bot’s', loginUrl }],
    [
      { GRAPH_AUTH: 'secret', GRAPH_CLIENT_ID: APP.toUpperCase(), BOT_LOGIN_URL: 'https://login.example/' },
      { kind: 'secret', clientId: APP, secret: 'the bot’s', loginUrl: 'https://login.example' },
    ],
    [
      { GRAPH_AUTH: 'secret', GRAPH_CLIENT_ID: OTHER, GRAPH_CLIENT_SECRET: 'its own' },
      { kind: 'secret', clientId: OTHER, secret: 'its own', loginUrl },
    ],
    [
      { GRAPH_AUTH: 'certificate', GRAPH_CERTIFICATE_PATH: 'package.json' },
      { kind: 'certificate', clientId: APP, certificatePath: 'package.json', loginUrl },
    ],
    [
      { GRAPH_AUTH: 'workload-identity', AZURE_FEDERATED_TOKEN_FILE: '/var/run/token' },
      { kind: 'workload-identity', clientId: APP, tokenFile: '/var/run/token', loginUrl },
    ],
    [{ GRAPH_AUTH: 'managed-identity' }, { kind: 'managed-identity', clientId: APP, tenantId: TENANT }],
  ])('is read from %j', (given, signIn) => {
    const settings = { ...BOT, ...given };
    expect(faultsInGraph(settings)).toEqual([]);
    expect(graphSignIn(settings)).toEqual(signIn);
  });

  it.each([
    [
      { GRAPH_AUTH: 'secret' },
      [
        'GRAPH_CLIENT_ID is not set: GRAPH_AUTH=secret needs it, or BOT_APP_ID',
        'GRAPH_CLIENT_SECRET is not set: GRAPH_AUTH=secret needs it',
      ],
    ],
    [
      { ...BOT, GRAPH_AUTH: 'secret', GRAPH_CLIENT_ID: OTHER },
      ['GRAPH_CLIENT_SECRET is not set: GRAPH_AUTH=secret needs it'],
    ],
    [
      { ...BOT, GRAPH_AUTH: 'certificate' },
      ['GRAPH_CERTIFICATE_PATH is not set: GRAPH_AUTH=certificate needs it'],
    ],
    [
      { ...BOT, GRAPH_AUTH: 'certificate', GRAPH_CERTIFICATE_PATH: 'no-such-file.pem' },
      ['GRAPH_CERTIFICATE_PATH names no file'],
    ],
    [
      { ...BOT, GRAPH_AUTH: 'workload-identity' },
      ['GRAPH_TOKEN_FILE is not set: GRAPH_AUTH=workload-identity needs it'],
    ],
    [
      { BOT_APP_ID: APP, GRAPH_AUTH: 'managed-identity' },
      ['BOT_TENANT_ID is not set: GRAPH_AUTH=managed-identity needs it'],
    ],
    [
      { ...BOT, GRAPH_AUTH: 'secret', BOT_LOGIN_URL: 'http://127.0.0.1:9' },
      ['GRAPH_LOGIN_URL must start with https:// (it is BOT_LOGIN_URL where it is not set)'],
    ],
  ])('of %j lacks something, all of it named', (given, faults) => {
    expect(faultsInGraph(given)).toEqual(faults);
  });
});
