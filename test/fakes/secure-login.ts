import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testCertificate } from '#src/dev/graph/test-certificate.ts';

/** A stand-in for Entra over TLS, since Microsoft's library asks no other: where its endpoints are, and a token. */
export class SecureLogin {
  readonly certificate = testCertificate();
  /** The forms that were posted, with the tenant they were for. */
  readonly requests: { readonly tenant: string; readonly form: URLSearchParams }[] = [];
  /** Answered instead of a token while set; `reset` breaks the connection off. */
  refusal: { readonly status: number; readonly body: object } | 'reset' | null = null;
  readonly #server = createServer(this.certificate, async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const tenant = (request.url ?? '').split('/')[1] ?? '';
    const at = `${this.url}/${tenant}`;
    if (request.url?.includes('openid-configuration'))
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          issuer: `${at}/v2.0`,
          authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
          token_endpoint: `${at}/oauth2/v2.0/token`,
          jwks_uri: `${at}/keys`,
        }),
      );
    if (this.refusal === 'reset') return void response.socket?.destroy();
    this.requests.push({ tenant, form: new URLSearchParams(Buffer.concat(chunks).toString()) });
    const { status, body } = this.refusal ?? { status: 200, body: this.#grant() };
    return void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  static async start(): Promise<SecureLogin> {
    const login = new SecureLogin();
    await new Promise<void>(resolve => login.#server.listen(0, '127.0.0.1', resolve));
    return login;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #grant(): object {
    return { token_type: 'Bearer', access_token: `token-${this.requests.length}`, expires_in: 3600 };
  }
}
