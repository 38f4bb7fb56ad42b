import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphSignIn, graphToken } from '#adapters/graph/graph-token.ts';
import { testCertificate } from '#src/dev/graph/test-certificate.ts';
import { SecureLogin } from '#test/fakes/secure-login.ts';

const MILL = '11111111-1111-4111-8111-111111111111';
const FAR = '22222222-2222-4222-8222-222222222222';
const CLIENT = '33333333-3333-4333-8333-333333333333';

describe('the token for Graph', () => {
  let login: SecureLogin;
  let folder: string;
  beforeAll(async () => {
    login = await SecureLogin.start();
    folder = mkdtempSync(join(tmpdir(), 'fortnight-token-'));
  });
  afterAll(async () => {
    await login[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const tokenFor = (signIn: GraphSignIn) => {
    const trusted = login.certificate.cert;
    const token = graphToken({ signIn, graphBaseUrl: 'https://graph.microsoft.com', trusted });
    if (!token) throw new Error('Nothing is connected.');
    return token;
  };
  const secret = (): GraphSignIn => ({
    kind: 'secret',
    clientId: CLIENT,
    secret: 'a-secret',
    loginUrl: login.url,
  });

  it('is asked of each tenant with the secret, once while it lasts', async () => {
    const token = tokenFor(secret());
    const first = await token(MILL);
    expect(await token(MILL)).toBe(first);
    expect(await token(FAR)).not.toBe(first);
    expect(login.requests.map(({ tenant }) => tenant)).toEqual([MILL, FAR]);
    expect(Object.fromEntries(login.requests[0]?.form ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: 'a-secret',
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  it('is asked for with a certificate, whose key stays here', async () => {
    const { key, cert } = testCertificate('rsa');
    const certificatePath = join(folder, 'certificate.pem');
    writeFileSync(certificatePath, key + cert);
    const token = tokenFor({ kind: 'certificate', clientId: CLIENT, certificatePath, loginUrl: login.url });
    expect(await token(MILL)).toMatch(/^token-/);
    const form = login.requests.at(-1)?.form;
    expect(form?.get('client_assertion')?.split('.')).toHaveLength(3);
    expect(form?.has('client_secret')).toBe(false);
  });

  it('is asked for with the identity of a workload, whose proof is in a file', async () => {
    const tokenFile = join(folder, 'federated-token');
    writeFileSync(tokenFile, 'a.proof.signed');
    const token = tokenFor({ kind: 'workload-identity', clientId: CLIENT, tokenFile, loginUrl: login.url });
    expect(await token(MILL)).toMatch(/^token-/);
    expect(login.requests.at(-1)?.form.get('client_assertion')).toBe('a.proof.signed');
  });

  it('that Entra refuses is no sign-in, and only its code is told', async () => {
    login.refusal = {
      status: 401,
      body: { error: 'invalid_client', error_description: `AADSTS7000215: private words of ${CLIENT}` },
    };
    const error = await tokenFor(secret())(MILL).catch((e: unknown) => e);
    login.refusal = null;
    expect(error).toMatchObject({ name: 'CalendarRefused', why: 'not-signed-in' });
    expect(`${error} ${(error as Error).cause}`).toContain('invalid_client');
    expect(`${error} ${(error as Error).cause}`).not.toMatch(/private|3333/);
  });

  it('that Entra does not answer is none for now', async () => {
    login.refusal = 'reset';
    await expect(tokenFor(secret())(MILL)).rejects.toMatchObject({ name: 'CalendarUnavailable' });
    login.refusal = null;
  });

  it('of a managed identity is for its own tenant alone', async () => {
    const token = tokenFor({ kind: 'managed-identity', clientId: CLIENT, tenantId: MILL });
    await expect(token(FAR)).rejects.toMatchObject({ name: 'CalendarRefused', why: 'not-signed-in' });
  });

  it('with a certificate that is not there is no sign-in', async () => {
    const certificatePath = join(folder, 'missing.pem');
    const token = tokenFor({ kind: 'certificate', clientId: CLIENT, certificatePath, loginUrl: login.url });
    await expect(token(MILL)).rejects.toMatchObject({ name: 'CalendarRefused', why: 'not-signed-in' });
  });

  it('is none where nothing is connected', () => {
    expect(graphToken({ signIn: null, graphBaseUrl: 'https://graph.microsoft.com' })).toBeNull();
  });
});
